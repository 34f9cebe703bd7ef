package io.carillon.admin.preview;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.Recipient;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to send to whom, to see how it looks.
 *
 * @param version a published version's number; or
 * @param draft true for the draft, which is also sent when nothing is said
 * @param locale BCP 47 tag; the recipient's, else the tenant's default when absent
 * @param channels channels wanted; the template's own when absent
 * @param recipient who gets it
 * @param data template variables
 */
@Schema(example = TestSendRequest.EXAMPLE)
public record TestSendRequest(
        Integer version,
        Boolean draft,
        String locale,
        List<String> channels,
        Recipient recipient,
        Map<String, Object> data) {
    static final String EXAMPLE = """
            {"draft": true, "locale": "de", "channels": ["email"], "recipient": {"email": "ada@example.com"},
             "data": {"name": "Ada", "order": "4711"}}
            """;

    /** The channels wanted; fails with the validation-failed problem, which lists all that is wrong. */
    List<Channel> validated() {
        Violations violations = new Violations();
        TrialChecks.version(violations, version, draft);
        TrialChecks.locale(violations, locale);
        violations.unless(recipient != null, "/recipient", "is required");
        List<Channel> wanted = TrialChecks.channels(violations, "/channels", channels);
        violations.throwIfAny();
        return wanted;
    }

    /** The language that a send to this recipient would choose first. */
    String wantedLocale() {
        return locale == null ? recipient.locale() : locale;
    }
}
