package io.carillon.admin.tenant;

import java.time.OffsetDateTime;
import java.util.Map;

/** A tenant as the API shows it. */
public record TenantView(
        String id,
        String name,
        String status,
        String defaultLocale,
        String timeZone,
        Map<String, String> branding,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id().toString(),
                tenant.settings().name(),
                tenant.active() ? "active" : "suspended",
                tenant.settings().defaultLocale(),
                tenant.settings().timeZone(),
                tenant.settings().branding(),
                tenant.revision(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
