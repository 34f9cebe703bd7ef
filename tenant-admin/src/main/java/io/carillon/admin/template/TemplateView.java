package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A template as the API shows it: its draft, and which version is in use.
 *
 * @param publishedVersion absent before the first publication
 * @param lastVersion the newest version's number, 0 before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateView(
        UUID id,
        String code,
        String name,
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
        Integer publishedVersion,
        int lastVersion,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static TemplateView of(Template template) {
        TemplateBody body = template.draft().body();
        return new TemplateView(
                template.id(),
                template.draft().code(),
                template.draft().name(),
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
                template.published().orElse(null),
                template.lastVersion(),
                template.revision(),
                template.createdAt(),
                template.updatedAt());
    }
}
