package io.carillon.admin.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A layout as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayoutView(
        UUID id,
        String code,
        String name,
        String engine,
        String html,
        String text,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static LayoutView of(Layout layout) {
        LayoutSource source = layout.source();
        return new LayoutView(
                layout.id(),
                source.code(),
                source.name(),
                source.engine(),
                source.html(),
                source.text(),
                layout.revision(),
                layout.createdAt(),
                layout.updatedAt());
    }
}
