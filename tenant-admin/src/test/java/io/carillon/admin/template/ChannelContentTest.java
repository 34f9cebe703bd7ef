package io.carillon.admin.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Button;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelContentTest {
    @Test
    void everythingAnAuthorMayWriteTravelsInTheSnapshot() {
        Content written = new Content(
                "subject",
                "<p>html</p>",
                "text",
                "title",
                "body",
                "https://example.com",
                "label",
                "order_shipped",
                List.of("{{order}}"),
                Map.of("key", "value"),
                List.of(),
                new Media(MediaKind.IMAGE, "https://example.com/a.png", null, null),
                List.of(new Button("yes", "Yes", null)),
                null,
                "pt_BR");

        assertThat(ChannelContent.of(written).sources()).isEqualTo(written);
        assertThat(ChannelContent.of(written).compiled("<p></p>").sources().whatsappLanguage())
                .isEqualTo("pt_BR");
    }
}
