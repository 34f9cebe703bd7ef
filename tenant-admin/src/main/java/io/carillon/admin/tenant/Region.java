package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * Language and time where nobody says otherwise.
 *
 * @param defaultLocale BCP 47 tag
 * @param timeZone IANA zone
 */
record Region(String defaultLocale, String timeZone) {

    /** Absent parts are {@code en} and {@code UTC}. */
    Region {
        defaultLocale = defaultLocale == null ? "en" : defaultLocale;
        timeZone = timeZone == null ? "UTC" : timeZone;
    }

    void check(Violations violations) {
        violations.unless(isLocale(defaultLocale), "/defaultLocale", "must be a BCP 47 language tag");
        violations.unless(ZoneId.getAvailableZoneIds().contains(timeZone), "/timeZone", "must be an IANA time zone");
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
}
