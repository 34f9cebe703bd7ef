package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;

/**
 * A new tenant, or what an existing one shall become.
 *
 * @param defaultLocale {@code en} when absent
 * @param timeZone {@code UTC} when absent
 * @param branding empty when absent
 */
public record TenantRequest(String name, String defaultLocale, String timeZone, Map<String, String> branding) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_BRANDING = 2000;
    private static final int MOST_BRANDING = 20;

    TenantSettings validated() {
        TenantSettings settings = new TenantSettings(
                name,
                defaultLocale == null ? "en" : defaultLocale,
                timeZone == null ? "UTC" : timeZone,
                branding == null ? Map.of() : branding);
        Violations violations = new Violations();
        violations.text("/name", name, LONGEST_NAME);
        violations.unless(isLocale(settings.defaultLocale()), "/defaultLocale", "must be a BCP 47 language tag");
        violations.unless(isZone(settings.timeZone()), "/timeZone", "must be an IANA time zone");
        violations.unless(settings.branding().size() <= MOST_BRANDING, "/branding", "has too many entries");
        settings.branding()
                .forEach((key, value) -> violations.text("/branding" + Violations.step(key), value, LONGEST_BRANDING));
        violations.throwIfAny();
        return settings;
    }

    private static boolean isLocale(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    private static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }
}
