package io.carillon.admin.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.problem.Violation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What recipients would get.
 *
 * @param channels finished words of each channel
 * @param warnings what concerns all of them, above all data that a send would be refused for
 */
@Schema(example = Preview.EXAMPLE)
public record Preview(Map<Channel, ChannelPreview> channels, List<Violation> warnings) {
    static final String EXAMPLE = """
            {"channels": {"sms": {"locale": "de", "content": {"text": "Bestellung 4711 ist unterwegs."},
                                  "sms": {"encoding": "GSM-7", "units": 30, "segments": 1}, "warnings": []}},
             "warnings": [{"pointer": "/data/name", "detail": "is needed by the template"}]}
            """;

    /**
     * What recipients would get on one channel.
     *
     * @param locale the language chosen, as the template names it
     * @param content the words
     * @param sms how many messages a text takes; on that channel only
     * @param warnings what the author may want to look at, by JSON pointer within the content
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelPreview(String locale, Content content, SmsSize sms, List<Violation> warnings) {}
}
