package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Button;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhatsAppRulesTest {
    private static final Media PICTURE = new Media(MediaKind.IMAGE, "https://a.example/1.png", null, null);
    private static final Media SOUND = new Media(MediaKind.AUDIO, "https://a.example/1.ogg", null, null);
    private static final Button YES = new Button("yes", "Yes", null);
    private static final Button NO = new Button("no", "No", null);
    private static final Button LINK = new Button(null, "Open", "https://a.example/");

    static List<Content> right() {
        return List.of(
                of("Hi", null, null),
                of(null, null, PICTURE),
                of("See", null, PICTURE),
                of(null, null, SOUND),
                of(null, null, new Media(MediaKind.DOCUMENT, "https://a.example/{{id}}", "{{words}}", "a.pdf")),
                of("Come?", null, PICTURE, YES, NO),
                of("Come?", null, null, LINK),
                of("Come?", null, null, new Button("a", "{{aVeryLongExpressionHere}}", null)),
                of(null, "order_shipped", PICTURE, new Button("x", null, null), new Button(null, null, "42")),
                parameters("order", "{{name}}", "42"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatMetaTakesPasses(Content content) {
        assertThat(WhatsAppRules.faultsOf(content)).isEmpty();
    }

    record Wrong(Content content, String pointer) {}

    static List<Wrong> wrong() {
        return List.of(
                new Wrong(of(null, null, null), ""),
                new Wrong(of("x".repeat(4097), null, null), "/text"),
                new Wrong(of("x".repeat(1025), null, PICTURE), "/text"),
                new Wrong(of("Hi", null, SOUND), "/text"),
                new Wrong(of("Hi", null, new Media(MediaKind.IMAGE, "https://a.example/", "Below", null)), "/text"),
                new Wrong(
                        of(null, null, new Media(MediaKind.AUDIO, "https://a.example/", "x", null)), "/media/caption"),
                new Wrong(
                        of(null, null, new Media(MediaKind.IMAGE, "https://a.example/", null, "x")), "/media/fileName"),
                new Wrong(of(null, null, new Media(MediaKind.IMAGE, "http://a.example/", null, null)), "/media/url"),
                new Wrong(of(null, null, new Media(null, null, null, null)), "/media/kind"),
                new Wrong(of(null, null, null, YES), "/text"),
                new Wrong(
                        of("?", null, null, YES, NO, new Button("1", "1", null), new Button("2", "2", null)),
                        "/buttons"),
                new Wrong(of("?", null, null, YES, LINK), "/buttons"),
                new Wrong(of("?", null, null, YES, YES), "/buttons"),
                new Wrong(of("?", null, null, new Button("a", "x".repeat(21), null)), "/buttons/0/label"),
                new Wrong(of("?", null, null, new Button(null, "No id", null)), "/buttons/0/id"),
                new Wrong(of("?", null, null, new Button(null, "Open", "ftp://a.example")), "/buttons/0/url"),
                new Wrong(of("?", null, SOUND, YES), "/media"),
                new Wrong(of(null, "Not A Name", null), "/whatsappTemplate"),
                new Wrong(of(null, "t", null).withWhatsappLanguage("pt-BR"), "/whatsappLanguage"),
                new Wrong(of(null, "t", SOUND), "/media/kind"),
                new Wrong(of(null, "t", null, YES), "/buttons/0/label"),
                new Wrong(of(null, "t", null, new Button(null, null, null)), "/buttons/0"),
                new Wrong(parameters("t", "a\nb"), "/whatsappParameters/0"),
                new Wrong(parameters("t", "a", " "), "/whatsappParameters/1"),
                new Wrong(parameters(null, "a"), "/whatsappParameters"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatMetaRefusesIsPointedAt(Wrong wrong) {
        assertThat(WhatsAppRules.faultsOf(wrong.content()))
                .extracting(SourceFault::pointer)
                .contains(wrong.pointer());
    }

    @Test
    void holesInListsAreNotTheseRulesMatter() {
        List<Button> holes = new ArrayList<>();
        holes.add(null);
        Content content =
                new Content(null, null, "Hi", null, null, null, null, null, null, null, null, null, holes, null, null);
        assertThat(WhatsAppRules.faultsOf(content)).isEmpty();
    }

    private static Content of(String text, String template, Media media, Button... buttons) {
        return new Content(
                null,
                null,
                text,
                null,
                null,
                null,
                null,
                template,
                null,
                null,
                null,
                media,
                buttons.length == 0 ? null : List.of(buttons),
                null,
                null);
    }

    private static Content parameters(String template, String... parameters) {
        return new Content(
                null,
                null,
                "Hi",
                null,
                null,
                null,
                null,
                template,
                List.of(parameters),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
