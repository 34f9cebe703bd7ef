package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import io.carillon.events.DataKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new tenant, or what an existing one shall become.
 *
 * @param defaultLocale {@code en} when absent
 * @param timeZone {@code UTC} when absent
 * @param branding empty when absent
 * @param limits none when absent
 * @param sandbox as it was when absent; {@code false} for a new tenant
 * @param retentionDays what the suite keeps when absent; days by kind of data
 */
@Schema(name = "TenantRequest", example = """
                {"name": "Demo Company", "defaultLocale": "en", "timeZone": "Europe/Zurich",
                 "branding": {"name": "Demo Company", "primaryColor": "#0f766e"},
                 "limits": {"requestsPerMinute": {"send": 6000}, "deliveriesPerMinute": {"sms": 600}}, "sandbox": false,
                 "retentionDays": {"notifications": 90, "inbox": 180, "audit-log": 730}}
                """)
public record TenantRequest(
        String name,
        String defaultLocale,
        String timeZone,
        @Schema(implementation = Branding.class) Map<String, String> branding,
        TenantLimits limits,

        @Schema(
                description =
                        "Whether the tenant rehearses: everything goes its way, but only to the platform's provider simulators. Stays as it is when absent")
        Boolean sandbox,

        @Schema(description = "Days to keep, by kind of data: 1 to 3650")
        Map<DataKind, Integer> retentionDays) {
    private static final int LONGEST_NAME = 120;

    /** Empty when the request leaves it as it is. */
    Optional<Boolean> wantsSandbox() {
        return Optional.ofNullable(sandbox);
    }

    TenantSettings validated() {
        Region region = new Region(defaultLocale, timeZone);
        TenantSettings settings = new TenantSettings(
                name,
                region.defaultLocale(),
                region.timeZone(),
                Branding.of(branding),
                limits == null ? TenantLimits.NONE : limits,
                wantsSandbox().orElse(false),
                List.of(),
                retentionDays == null ? Map.of() : retentionDays);
        Violations violations = new Violations();
        violations.text("/name", name, LONGEST_NAME);
        region.check(violations);
        Branding.check(branding, violations);
        settings.limits().check(violations);
        Retention.check(settings.retentionDays(), violations);
        violations.throwIfAny();
        return settings;
    }
}
