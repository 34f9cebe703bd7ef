package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import java.time.OffsetDateTime;
import java.util.List;

/** A published version without its sources. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionSummary(
        int version,
        String category,
        List<Channel> defaultChannels,
        String engine,
        boolean strict,
        String layout,
        String publishedBy,
        OffsetDateTime publishedAt) {}
