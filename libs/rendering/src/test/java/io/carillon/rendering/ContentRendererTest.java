package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.events.Content;
import io.carillon.rendering.engine.RenderException;
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
}
