package io.carillon.admin.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import io.carillon.events.DataKind;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new tenant, or what an existing one shall become.
 *
 * @param defaultLocale {@code en} when absent
 * @param timeZone {@code UTC} when absent
 * @param branding empty when absent
 * @param limits none when absent
 * @param sandbox as it was when absent; {@code false} for a new tenant
 * @param allowedOrigins as they were when absent; none for a new tenant
 * @param retentionDays what the suite keeps when absent; days by kind of data
 */
@JsonIgnoreProperties({"id", "status", "revision", "createdAt", "updatedAt"})
@Schema(name = "TenantRequest", example = """
                {"name": "Demo Company", "defaultLocale": "en", "timeZone": "Europe/Zurich",
                 "branding": {"name": "Demo Company", "primaryColor": "#0f766e"},
                 "limits": {"requestsPerMinute": {"send": 6000}, "deliveriesPerMinute": {"sms": 600}}, "sandbox": false,
                 "allowedOrigins": ["https://app.example.com"],
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

        @Schema(
                description =
                        "Web origins, such as https://app.example.com, whose pages may call with the tenant's tokens. Stay as they are when absent")
        List<String> allowedOrigins,

        @Schema(description = "Days to keep, by kind of data: 1 to 3650")
        Map<DataKind, Integer> retentionDays) {
    private static final int LONGEST_NAME = 120;

    TenantSettings validated() {
        Region region = new Region(defaultLocale, timeZone);
        List<String> origins = allowedOrigins == null ? List.of() : allowedOrigins;
        TenantSettings settings = new TenantSettings(
                name,
                region.defaultLocale(),
                region.timeZone(),
                Branding.of(branding),
                limits == null ? TenantLimits.NONE : limits,
                Boolean.TRUE.equals(sandbox),
                List.of(),
                retentionDays == null ? Map.of() : retentionDays);
        Violations violations = new Violations();
        violations.text("/name", name, LONGEST_NAME);
        region.check(violations);
        Branding.check(branding, violations);
        settings.limits().check(violations);
        WebOrigins.check(origins, violations);
        Retention.check(settings.retentionDays(), violations);
        violations.throwIfAny();
        return settings.allowing(WebOrigins.normalised(origins));
    }

    /**
     * What was {@code validated}, with that of {@code before} which stays when it is left out: a sandbox, for what
     * rehearsed would write to real people, and the origins, which its own administrators choose too.
     */
    TenantSettings keeping(TenantSettings validated, TenantSettings before) {
        return validated
                .sandboxed(sandbox == null ? before.sandbox() : sandbox)
                .allowing(allowedOrigins == null ? before.allowedOrigins() : validated.allowedOrigins());
    }
}
