package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A template in a list: without its sources.
 *
 * @param locales the channels written in each locale
 * @param publishedVersion absent before the first publication
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateSummary(
        UUID id,
        String code,
        String name,
        String category,
        List<Channel> defaultChannels,
        String engine,
        String layout,
        Map<String, List<Channel>> locales,
        Integer publishedVersion,
        int lastVersion,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static TemplateSummary of(Template template) {
        TemplateBody body = template.draft().body();
        Map<String, List<Channel>> written = new TreeMap<>();
        body.locales().forEach((locale, contents) -> written.put(locale, List.copyOf(contents.keySet())));
        return new TemplateSummary(
                template.id(),
                template.draft().code(),
                template.draft().name(),
                body.category(),
                body.defaultChannels(),
                body.engine(),
                body.layout(),
                written,
                template.published().orElse(null),
                template.lastVersion(),
                template.revision(),
                template.createdAt(),
                template.updatedAt());
    }
}
