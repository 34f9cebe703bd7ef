package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import io.carillon.problem.Violation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A published version in the same shape as a draft, so that the two can be compared field by field.
 *
 * @param warnings what the author may want to look at; only in the answer to a publication
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        int version,
        String category,
        List<Channel> defaultChannels,
        String engine,
        boolean strict,
        Map<String, Object> variables,
        String layout,
        Map<String, String> partials,
        Digest digest,
        List<EscalationStep> escalation,
        Map<String, Map<Channel, ChannelContent>> locales,
        String publishedBy,
        OffsetDateTime publishedAt,
        List<Violation> warnings) {

    static VersionView of(TemplateVersion version) {
        return of(version, null);
    }

    static VersionView of(TemplateVersion version, List<Violation> warnings) {
        TemplateBody body = version.body();
        return new VersionView(
                version.version(),
                body.category(),
                body.defaultChannels(),
                body.engine(),
                body.strict(),
                body.variables(),
                body.layout(),
                body.partials(),
                body.digest(),
                body.escalation(),
                body.locales(),
                version.publishedBy(),
                version.publishedAt(),
                warnings);
    }
}
