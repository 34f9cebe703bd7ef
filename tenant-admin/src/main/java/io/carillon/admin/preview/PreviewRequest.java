package io.carillon.admin.preview;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to show of a saved template.
 *
 * @param version a published version's number; or
 * @param draft true for the draft, which is also shown when nothing is said
 * @param locale a recipient's BCP 47 tag; the tenant's default when absent
 * @param channel one channel; all that are written when absent
 * @param data template variables
 */
@Schema(example = PreviewRequest.EXAMPLE)
public record PreviewRequest(Integer version, Boolean draft, String locale, String channel, Map<String, Object> data) {
    static final String EXAMPLE = """
            {"version": 3, "locale": "de-AT", "channel": "email", "data": {"name": "Ada", "order": "4711"}}
            """;

    /** The channels wanted; fails with the validation-failed problem, which lists all that is wrong. */
    List<Channel> validated() {
        Violations violations = new Violations();
        TrialChecks.version(violations, version, draft);
        TrialChecks.locale(violations, locale);
        List<Channel> channels =
                TrialChecks.channels(violations, "/channel", channel == null ? null : List.of(channel));
        violations.throwIfAny();
        return channels;
    }
}
