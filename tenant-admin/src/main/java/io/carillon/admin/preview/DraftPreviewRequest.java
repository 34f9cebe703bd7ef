package io.carillon.admin.preview;

import io.carillon.admin.http.Violations;
import io.carillon.admin.template.TemplateBody;
import io.carillon.admin.template.TemplateRequest;
import io.carillon.events.Channel;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to show of a template that nobody saved.
 *
 * @param template as it would be saved; code and name may be absent
 * @param locale a recipient's BCP 47 tag; the tenant's default when absent
 * @param channel one channel; all that are written when absent
 * @param data template variables
 */
@Schema(example = DraftPreviewRequest.EXAMPLE)
public record DraftPreviewRequest(TemplateRequest template, String locale, String channel, Map<String, Object> data) {
    static final String EXAMPLE = """
            {"template": {"locales": {"en": {"sms": {"text": "Order {{order}} is on its way."}}}},
             "locale": "en", "data": {"order": "4711"}}
            """;

    /** A checked request. */
    record Checked(TemplateBody body, List<Channel> channels) {}

    /** Fails with the validation-failed problem, which lists all that is wrong. */
    Checked validated() {
        Violations violations = new Violations();
        TrialChecks.locale(violations, locale);
        List<Channel> channels =
                TrialChecks.channels(violations, "/channel", channel == null ? null : List.of(channel));
        violations.unless(template != null, "/template", "is required");
        Violations inTemplate = new Violations();
        TemplateBody body = template == null ? null : template.body(inTemplate);
        violations.addAll("/template", inTemplate);
        violations.throwIfAny();
        return new Checked(body, channels);
    }
}
