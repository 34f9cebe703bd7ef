package io.carillon.admin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.admin.preview.Preview.ChannelPreview;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.rendering.ContentRenderer;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.TemplateEngines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What core makes of test messages: the very words of the preview. */
class FinishedWordsTest {
    private final ContentRenderer core = new ContentRenderer(new TemplateEngines());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain & <b>",
                "{{name}}",
                "{{{name}}}",
                "{{#each x}}",
                "\\{{name}}",
                "{{{{raw}}}}",
                "{ {",
                "{{!--",
                "{{",
                "{{> partial}}"
            })
    void comeOutAsTheyAre(String words) {
        Content finished = new Content(
                words,
                "<p title=\"" + words.replace("<b>", "") + "\">" + words + "</p>",
                words,
                words,
                words,
                "https://x.example/?q=" + words,
                words,
                "approved",
                List.of(words, "second " + words),
                Map.of("key", words));

        FinishedWords message = FinishedWords.of(
                new Preview(Map.of(Channel.EMAIL, new ChannelPreview("en", finished, null, List.of())), List.of()));
        Content sent = core.render(ContentSource.inline(message.content().get(Channel.EMAIL)), message.data())
                .content();

        assertThat(sent.html().replace("&#123;", "{")).isEqualTo(finished.html());
        assertThat(withoutHtml(sent)).isEqualTo(withoutHtml(finished));
    }

    private static Content withoutHtml(Content content) {
        return new Content(
                content.subject(),
                null,
                content.text(),
                content.title(),
                content.body(),
                content.actionUrl(),
                content.actionLabel(),
                content.whatsappTemplate(),
                content.whatsappParameters(),
                content.data());
    }
}
