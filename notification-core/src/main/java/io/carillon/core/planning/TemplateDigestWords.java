package io.carillon.core.planning;

import io.carillon.core.digest.DigestWords;
import io.carillon.core.intake.RequestChecks;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.rendering.ContentRenderer;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.engine.RenderException;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Words of a digest from the template version that its first notification was accepted with. */
@ApplicationScoped
class TemplateDigestWords implements DigestWords {
    private final TenantConfigs configs;
    private final ContentRenderer renderer;

    TemplateDigestWords(TenantConfigs configs, ContentRenderer renderer) {
        this.configs = configs;
        this.renderer = renderer;
    }

    @Override
    public Content render(TenantId tenant, Channel channel, List<NotificationRequested> items) {
        NotificationRequested first = items.getFirst();
        TenantConfigPublished config =
                configs.find(tenant).orElseThrow(() -> new RenderException("the tenant has no configuration"));
        return MailFiles.joined(
                renderer.render(source(first, config, channel), TemplateSources.variables(first, config, items))
                        .content(),
                null);
    }

    private static ContentSource source(NotificationRequested first, TenantConfigPublished config, Channel channel) {
        Optional<ContentSource> source =
                RequestChecks.version(first, config).flatMap(version -> TemplateSources.find(first, config, channel));
        return source.orElseThrow(() -> new RenderException("the template has no words for this channel any more"));
    }
}
