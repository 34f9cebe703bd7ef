package io.carillon.core.planning;

import io.carillon.core.intake.RequestChecks;
import io.carillon.events.Channel;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.LocaleChain;
import io.carillon.rendering.TemplateVariables;
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
        return TemplateVariables.of(request.data(), config.branding());
    }
}
