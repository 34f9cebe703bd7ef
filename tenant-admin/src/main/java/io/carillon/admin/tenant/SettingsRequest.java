package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a tenant's own settings shall become.
 *
 * @param defaultLocale {@code en} when absent
 * @param timeZone {@code UTC} when absent
 * @param branding empty when absent
 */
@Schema(name = "SettingsRequest", example = """
                {"defaultLocale": "en", "timeZone": "Europe/Zurich",
                 "branding": {"name": "Demo Company", "primaryColor": "#0f766e"}}
                """)
public record SettingsRequest(
        String defaultLocale,
        String timeZone,
        @Schema(implementation = Branding.class) Map<String, String> branding) {

    OwnSettings validated() {
        Region region = new Region(defaultLocale, timeZone);
        Violations violations = new Violations();
        region.check(violations);
        Branding.check(branding, violations);
        violations.throwIfAny();
        return new OwnSettings(region.defaultLocale(), region.timeZone(), Branding.of(branding));
    }
}
