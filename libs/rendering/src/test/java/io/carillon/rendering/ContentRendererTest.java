package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.events.Attachment;
import io.carillon.events.Button;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import io.carillon.events.PushOptions;
import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.rendering.engine.RenderException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentRendererTest {
    private static final Map<String, Object> DATA = Map.of("name", "O'Hara & <Sons>");

    private final ContentRenderer renderer = new ContentRenderer(new TemplateEngines());

    private Content render(Content source, Map<String, Object> data) {
        return renderer.render(ContentSource.inline(source), data).content();
    }

    @Test
    void escapesInTheHtmlPartOnly() {
        Content source = new Content(
                "s {{name}}",
                "<p>{{name}}</p>",
                "t {{name}}",
                "i {{name}}",
                "b {{name}}",
                "https://example.com/{{name}}",
                "l {{name}}",
                "approved_template",
                List.of("p {{name}}", "plain"),
                Map.of("key", "d {{name}}"));
        assertThat(render(source, DATA))
                .isEqualTo(new Content(
                        "s O'Hara & <Sons>",
                        "<p>O&#x27;Hara &amp; &lt;Sons&gt;</p>",
                        "t O'Hara & <Sons>",
                        "i O'Hara & <Sons>",
                        "b O'Hara & <Sons>",
                        "https://example.com/O'Hara & <Sons>",
                        "l O'Hara & <Sons>",
                        "approved_template",
                        List.of("p O'Hara & <Sons>", "plain"),
                        Map.of("key", "d O'Hara & <Sons>")));
    }

    @Test
    void rendersTheWordsOfFilesMediaButtonsAndPushOptions() {
        Content source = extras("{{n}}");

        assertThat(render(source, Map.of("n", "7"))).isEqualTo(extras("7"));
    }

    private static Content extras(String n) {
        return new Content(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Attachment(
                        n + ".pdf", "application/pdf", "e3tufX0=", "https://example.com/" + n, "{{id}}")),
                new Media(MediaKind.IMAGE, "https://example.com/" + n, "c " + n, "f " + n),
                List.of(new Button("id-" + n, "l " + n, "https://example.com/" + n)),
                new PushOptions("https://example.com/" + n, "k-" + n, "orders", "default", 1, 60),
                null);
    }

    @Test
    void filesCountTowardsTheSizeOfTheWhole() {
        Attachment large = new Attachment("a", "text/plain", "A".repeat(900_001), null, null);
        Content source = Content.email("s", null, "t").withAttachments(List.of(large));

        assertThatThrownBy(() -> render(source, DATA)).isExactlyInstanceOf(RenderException.class);
    }

    @Test
    void partsThatAreNotThereStayAway() {
        assertThat(render(Content.text("Hi"), DATA)).isEqualTo(Content.text("Hi"));
    }

    @Test
    void oneBrokenPartFailsTheWhole() {
        assertThatThrownBy(() -> render(Content.email("Hi {{name}}", "{{#if}}", null), DATA))
                .isInstanceOf(RenderException.class);
    }

    /** What Kafka does not take could be accepted but never be handed over. */
    @Test
    void partsThatTogetherAreTooLargeForAnEventAreRefused() {
        assertThat(render(email(400_000, 400_000, "x"), DATA).html()).hasSize(400_000);
        for (Content large :
                List.of(email(500_000, 500_000, "x"), email(350_000, 0, "\u20ac"), email(500_000, 0, "\""))) {
            assertThatThrownBy(() -> render(large, DATA))
                    .isExactlyInstanceOf(RenderException.class)
                    .hasMessage("the rendered parts together are larger than 900 kB");
        }
    }

    private static Content email(int html, int text, String sign) {
        return Content.email("Hi", sign.repeat(html), sign.repeat(text));
    }

    private static final String FRAME = "<html>{{{content}}}<i>{{branding.footer}}</i></html>";

    private static ContentSource framed(boolean strict, Layout layout, Content parts) {
        return new ContentSource("handlebars", strict, Map.of("sign", "-- {{who}}"), layout, parts);
    }

    @Test
    void aLayoutIsPutAroundTheBodiesOfAMail() {
        Layout layout = new Layout("plain", "handlebars", FRAME, "{{content}}\n--\n{{branding.footer}}");
        Content parts = Content.email("{{name}}", "<p>{{name}}</p>", "{{name}}");
        Map<String, Object> data = Map.of("name", "<Ada>", "branding", Map.of("footer", "Bell & Co"));
        assertThat(renderer.render(framed(true, layout, parts), data).content())
                .isEqualTo(Content.email(
                        "<Ada>", "<html><p>&lt;Ada&gt;</p><i>Bell &amp; Co</i></html>", "<Ada>\n--\nBell & Co"));
    }

    @Test
    void aLayoutMaySpeakAnotherLanguageAndLeaveTheTextAlone() {
        Layout layout = new Layout("plain", "qute", "<b>{content}</b>", null);
        assertThat(renderer.render(framed(false, layout, Content.email("s", "<p>{{name}}</p>", "t")), DATA)
                        .content())
                .isEqualTo(Content.email("s", "<b><p>O&#x27;Hara &amp; &lt;Sons&gt;</p></b>", "t"));
    }

    @Test
    void aRequestsOwnContentIsNoMarkup() {
        Map<String, Object> data = Map.of("content", "<script>");
        Content parts = Content.email("s", "<p>{{content}}</p>", null);
        Layout layout = new Layout("plain", "handlebars", "<b>{{content}}</b>", null);
        assertThat(renderer.render(framed(false, layout, parts), data).content().html())
                .isEqualTo("<b><p>&lt;script&gt;</p></b>");
    }

    @Test
    void onlyMailHasALayoutAndOneThatIsNotThereIsAnError() {
        TemplateVersion version = new TemplateVersion(1, "handlebars", true, null, "plain", null, null, null, Map.of());
        Layout layout = new Layout("plain", "handlebars", FRAME, null);
        assertThat(ContentSource.of(version, Channel.EMAIL, Content.text("a"), List.of(layout))
                        .layout())
                .isEqualTo(layout);
        assertThat(ContentSource.of(version, Channel.SMS, Content.text("a"), null)
                        .layout())
                .isNull();
        assertThatThrownBy(() -> ContentSource.of(version, Channel.EMAIL, Content.text("a"), List.of()))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("there is no layout 'plain'");
    }

    @Test
    void strictSourcesFailForAMissingVariableNamingPartAndVariable() {
        assertThatThrownBy(() -> renderer.render(
                        framed(true, null, Content.email("Hi {{name}}", "<p>{{city}}</p>", null)), DATA))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("html: the variable 'city' is missing");
    }

    @Test
    void otherSourcesAreRenderedWithAWarning() {
        Rendered rendered =
                renderer.render(framed(false, null, Content.email("Hi {{nmae}}", "{{city}}{{city}}", null)), DATA);
        assertThat(rendered.content()).isEqualTo(Content.email("Hi ", "", null));
        assertThat(rendered.warnings())
                .containsExactly(
                        new RenderWarning("/subject", "the variable 'nmae' is missing and leaves a blank"),
                        new RenderWarning("/html", "the variable 'city' is missing and leaves a blank"));
    }

    @Test
    void everyPartMayPutInTheVersionsPartials() {
        assertThat(renderer.render(
                                framed(
                                        true,
                                        null,
                                        Content.email("{{> sign who=name}}", "<p>{{> sign who=name}}</p>", null)),
                                DATA)
                        .content())
                .isEqualTo(Content.email("-- O'Hara & <Sons>", "<p>-- O&#x27;Hara &amp; &lt;Sons&gt;</p>", null));
    }

    @Test
    void anAddressThatRunsCodeIsRefusedHoweverItIsPutTogether() {
        Map<String, Object> data = Map.of("url", "javascript:alert(1)", "scheme", "java", "rest", "script:alert(1)");
        for (String html : List.of(
                "<a href=\"{{url}}\">x</a>",
                "<a href='{{scheme}}{{rest}}'>x</a>",
                "<a href={{#if url}}{{url}}{{/if}}>x</a>")) {
            assertThatThrownBy(() -> render(Content.email("s", html, null), data))
                    .as(html)
                    .isExactlyInstanceOf(RenderException.class)
                    .hasMessage("html: 'href' must not lead to a javascript: address");
        }
        assertThatThrownBy(() -> render(Content.message("t", "b", "{{url}}"), data))
                .hasMessage("actionUrl: it must not lead to a javascript: address");
        assertThat(render(Content.text("{{url}}"), data).text()).isEqualTo("javascript:alert(1)");
    }

    @Test
    void thePartsOfAContentShareOneBudget() {
        String half = "{{#each items}}{{this}}{{/each}}";
        Map<String, Object> data = Map.of("items", Collections.nCopies(60, "x".repeat(10_000)));
        assertThatThrownBy(() -> render(Content.email("s", half, half), data))
                .hasMessage("text: the rendered text is larger than 1 MiB");
    }

    @Test
    void anUnknownLanguageIsRefused() {
        ContentSource source = new ContentSource("velocity", false, null, null, Content.text("Hi"));
        assertThatThrownBy(() -> renderer.render(source, DATA))
                .hasMessage("text: there is no template engine 'velocity'");
    }

    @Test
    void oneTextOnItsOwnIsRenderedLikeAPart() {
        assertThat(renderer.renderText(framed(true, null, Content.text("")), "{{name}}", DATA))
                .isEqualTo("O'Hara & <Sons>");
    }

    @Test
    void theSameSourceWithOtherPartialsIsNotMixedUp() {
        for (String sign : List.of("one", "two", "one")) {
            ContentSource source =
                    new ContentSource("handlebars", false, Map.of("sign", sign), null, Content.text("{{> sign}}"));
            assertThat(renderer.render(source, DATA).content().text()).isEqualTo(sign);
        }
        for (String engine : List.of("handlebars", "qute", "handlebars")) {
            ContentSource source = new ContentSource(engine, false, null, null, Content.text("{{name}} {name}"));
            assertThat(renderer.render(source, Map.of("name", "Ada")).content().text())
                    .isEqualTo(engine.equals("qute") ? "{{name}} Ada" : "Ada {name}");
        }
    }
}
