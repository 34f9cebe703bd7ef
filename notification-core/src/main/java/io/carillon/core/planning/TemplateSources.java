package io.carillon.core.planning;

import io.carillon.core.intake.RequestChecks;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Picks what is to be said on a channel: inline content, or the template's in the best locale. Pure. */
final class TemplateSources {
    private TemplateSources() {}

    static Optional<Content> find(NotificationRequested request, TenantConfigPublished config, Channel channel) {
        if (request.content() != null) {
            return Optional.ofNullable(request.content().get(channel));
        }
        TemplateVersion version = RequestChecks.version(request, config).orElseThrow();
        return locales(request, config).stream()
                .map(locale -> version.locales().get(locale))
                .filter(parts -> parts != null && parts.containsKey(channel))
                .map(parts -> parts.get(channel))
                .findFirst()
                .or(() -> any(version, channel));
    }

    /** Template variables: the request's data, and the tenant's branding under its own name. */
    static Map<String, Object> variables(NotificationRequested request, TenantConfigPublished config) {
        Map<String, Object> variables = new HashMap<>(request.data() == null ? Map.of() : request.data());
        variables.putIfAbsent("branding", config.branding() == null ? Map.of() : config.branding());
        return variables;
    }

    /** {@code fr-CA → fr → the tenant's default}. */
    private static List<String> locales(NotificationRequested request, TenantConfigPublished config) {
        List<String> chain = new ArrayList<>(4);
        addWithParents(chain, request.template().locale());
        addWithParents(chain, request.recipient().locale());
        addWithParents(chain, config.defaultLocale());
        return chain;
    }

    private static void addWithParents(List<String> chain, String locale) {
        String tag = locale;
        while (tag != null && !tag.isEmpty()) {
            chain.add(tag);
            int dash = tag.lastIndexOf('-');
            tag = dash < 0 ? null : tag.substring(0, dash);
        }
    }

    private static Optional<Content> any(TemplateVersion version, Channel channel) {
        return version.locales().values().stream()
                .filter(parts -> parts.containsKey(channel))
                .map(parts -> parts.get(channel))
                .findFirst();
    }
}
