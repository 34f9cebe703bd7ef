package io.carillon.admin.tenant;

import io.carillon.events.DataKind;
import java.util.List;
import java.util.Map;

/**
 * What is decided about a tenant.
 *
 * @param name display name
 * @param defaultLocale BCP 47 tag used when neither request nor recipient names one
 * @param timeZone IANA zone used when the recipient has none
 * @param branding for templates and layouts
 * @param limits how much it may ask for
 * @param sandbox whether it rehearses: its deliveries reach simulators only
 * @param allowedOrigins web origins whose pages may call with its tokens
 * @param retentionDays how long its data is kept; a kind that is not named is kept as long as the suite keeps it
 */
public record TenantSettings(
        String name,
        String defaultLocale,
        String timeZone,
        Branding branding,
        TenantLimits limits,
        boolean sandbox,
        List<String> allowedOrigins,
        Map<DataKind, Integer> retentionDays) {

    /** A tenant without limits and retention of its own. */
    public static TenantSettings of(String name, String defaultLocale, String timeZone, Branding branding) {
        return new TenantSettings(
                name, defaultLocale, timeZone, branding, TenantLimits.NONE, false, List.of(), Map.of());
    }

    /** The same with what the tenant itself may change put in. */
    TenantSettings with(OwnSettings own) {
        return new TenantSettings(
                name,
                own.defaultLocale(),
                own.timeZone(),
                own.branding(),
                limits,
                sandbox,
                own.allowedOrigins().orElse(allowedOrigins),
                retentionDays);
    }

    /** The same, rehearsing or not. */
    TenantSettings sandboxed(boolean rehearses) {
        return new TenantSettings(
                name, defaultLocale, timeZone, branding, limits, rehearses, allowedOrigins, retentionDays);
    }

    /** The same with other origins. */
    TenantSettings allowing(List<String> origins) {
        return new TenantSettings(name, defaultLocale, timeZone, branding, limits, sandbox, origins, retentionDays);
    }
}
