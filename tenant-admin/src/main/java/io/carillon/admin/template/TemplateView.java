package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A template as the API shows it: its draft, and which version is in use.
 *
 * @param publishedVersion absent before the first publication
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateView(
        UUID id,
        String code,
        String name,
        String category,
        List<Channel> defaultChannels,
        List<String> requiredVariables,
        Map<String, Map<Channel, Content>> locales,
        Integer publishedVersion,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static TemplateView of(Template template) {
        TemplateDraft draft = template.draft();
        return new TemplateView(
                template.id(),
                draft.code(),
                draft.name(),
                draft.category(),
                draft.defaultChannels(),
                draft.requiredVariables(),
                draft.locales(),
                template.publishedVersion().isPresent()
                        ? template.publishedVersion().getAsInt()
                        : null,
                template.revision(),
                template.createdAt(),
                template.updatedAt());
    }
}
