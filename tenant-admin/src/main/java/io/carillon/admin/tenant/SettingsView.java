package io.carillon.admin.tenant;

import io.carillon.events.DataKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant's settings as its own people see them.
 *
 * @param limits set by platform administrators
 * @param sandbox set by platform administrators; deliveries reach simulators only
 * @param allowedOrigins web origins whose pages may call with this tenant's tokens
 * @param retentionDays set by platform administrators
 */
@Schema(name = "Settings")
public record SettingsView(
        String name,
        String defaultLocale,
        String timeZone,
        Branding branding,
        TenantLimits limits,
        boolean sandbox,
        List<String> allowedOrigins,
        Map<DataKind, Integer> retentionDays,
        long revision,
        OffsetDateTime updatedAt) {

    static SettingsView of(Tenant tenant) {
        TenantSettings settings = tenant.settings();
        return new SettingsView(
                settings.name(),
                settings.defaultLocale(),
                settings.timeZone(),
                settings.branding(),
                settings.limits(),
                settings.sandbox(),
                settings.allowedOrigins(),
                settings.retentionDays(),
                tenant.revision(),
                tenant.updatedAt());
    }
}
