package io.carillon.core.planning;

import io.carillon.core.intake.RequestChecks;
import io.carillon.events.Channel;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.LocaleChain;
import io.carillon.rendering.TemplateVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Picks what is to be said on a channel: inline content, or the template's in the best locale. Pure. */
final class TemplateSources {
    private TemplateSources() {}

    /**
     * The sources; empty when neither the request nor the template has words for the channel.
     *
     * @throws io.carillon.rendering.engine.RenderException when the version names a layout that does not exist
     */
    static Optional<ContentSource> find(NotificationRequested request, TenantConfigPublished config, Channel channel) {
        if (request.content() != null) {
            return Optional.ofNullable(request.content().get(channel)).map(ContentSource::inline);
        }
        TemplateVersion version = RequestChecks.version(request, config).orElseThrow();
        return LocaleChain.find(
                        version.locales(),
                        channel,
                        request.template().locale(),
                        request.recipient().locale(),
                        config.defaultLocale())
                .map(words -> ContentSource.of(version, channel, words.parts(), config.layouts()));
    }

    /** Template variables: the request's data, and the tenant's branding under its own name. */
    static Map<String, Object> variables(NotificationRequested request, TenantConfigPublished config) {
        boolean isDigest = request.template() != null
                && RequestChecks.version(request, config)
                        .map(TemplateVersion::digest)
                        .isPresent();
        return isDigest
                ? variables(request, config, List.of(request))
                : TemplateVariables.of(request.data(), config.branding());
    }

    /**
     * Variables of a digest: the first request's, and under {@code items} the data of each, under {@code count} how many.
     * A template that is digested has them too when one goes alone.
     */
    static Map<String, Object> variables(
            NotificationRequested first, TenantConfigPublished config, List<NotificationRequested> all) {
        Map<String, Object> variables = new HashMap<>(TemplateVariables.of(first.data(), config.branding()));
        List<Map<String, Object>> items = all.stream()
                .map(NotificationRequested::data)
                .map(data -> data == null ? Map.<String, Object>of() : data)
                .toList();
        variables.put("items", items);
        variables.put("count", items.size());
        return variables;
    }
}
