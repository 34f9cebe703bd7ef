package io.carillon.admin.tenant;

import io.carillon.events.DataKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as platform administrators see it. */
@Schema(name = "Tenant")
public record TenantView(
        String id,
        String name,
        String status,
        String defaultLocale,
        String timeZone,
        Branding branding,
        TenantLimits limits,
        boolean sandbox,
        List<String> allowedOrigins,
        Map<DataKind, Integer> retentionDays,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static TenantView of(Tenant tenant) {
        TenantSettings settings = tenant.settings();
        return new TenantView(
                tenant.id().toString(),
                settings.name(),
                tenant.active() ? "active" : "suspended",
                settings.defaultLocale(),
                settings.timeZone(),
                settings.branding(),
                settings.limits(),
                settings.sandbox(),
                settings.allowedOrigins(),
                settings.retentionDays(),
                tenant.revision(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
