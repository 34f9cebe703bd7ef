package io.carillon.admin.template;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** A published version; it never changes. */
public record TemplateVersion(
        int version,
        String category,
        List<Channel> defaultChannels,
        String engine,
        List<String> requiredVariables,
        Map<String, Map<Channel, Content>> locales,
        String publishedBy,
        OffsetDateTime publishedAt) {}
