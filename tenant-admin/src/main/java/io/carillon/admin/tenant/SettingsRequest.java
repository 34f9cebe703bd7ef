package io.carillon.admin.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a tenant's own settings shall become.
 *
 * @param defaultLocale {@code en} when absent
 * @param timeZone {@code UTC} when absent
 * @param branding empty when absent
 * @param allowedOrigins as they were when absent
 */
@JsonIgnoreProperties({"name", "limits", "sandbox", "retentionDays", "revision", "updatedAt"})
@Schema(name = "SettingsRequest", example = """
                {"defaultLocale": "en", "timeZone": "Europe/Zurich",
                 "branding": {"name": "Demo Company", "primaryColor": "#0f766e"},
                 "allowedOrigins": ["https://app.example.com"]}
                """)
public record SettingsRequest(
        String defaultLocale,
        String timeZone,
        @Schema(implementation = Branding.class) Map<String, String> branding,

        @Schema(
                description =
                        "Web origins, such as https://app.example.com, whose pages may call with this tenant's tokens. Stay as they are when absent")
        List<String> allowedOrigins) {

    OwnSettings validated() {
        Region region = new Region(defaultLocale, timeZone);
        Violations violations = new Violations();
        region.check(violations);
        Branding.check(branding, violations);
        Optional<List<String>> origins = Optional.ofNullable(allowedOrigins);
        origins.ifPresent(given -> WebOrigins.check(given, violations));
        violations.throwIfAny();
        return new OwnSettings(
                region.defaultLocale(), region.timeZone(), Branding.of(branding), origins.map(WebOrigins::normalised));
    }
}
