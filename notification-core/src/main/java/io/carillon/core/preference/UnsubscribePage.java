package io.carillon.core.preference;

import io.carillon.events.TenantConfigPublished;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an unsubscribe page shows. Branding is tenant-written, so only plain colours and https addresses get through.
 *
 * @param tenant the tenant's name for people
 * @param category the category's name for people
 * @param colour of the button
 * @param logo address of a picture, or null
 * @param footer small print, or null
 */
record UnsubscribePage(String tenant, String category, String colour, String logo, String footer) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}");
    private static final String PLAIN = "#1f4f8f";

    static UnsubscribePage of(Optional<TenantConfigPublished> config, String category) {
        Map<String, String> branding =
                config.map(TenantConfigPublished::branding).orElse(Map.of());
        String name = branding.getOrDefault(
                "name", config.map(TenantConfigPublished::name).orElse("the sender"));
        String colour = first(branding, "primaryColor", "primaryColour", "color", "colour")
                .filter(text -> COLOUR.matcher(text).matches())
                .orElse(PLAIN);
        String logo = first(branding, "logoUrl", "logo")
                .filter(url -> url.startsWith("https://"))
                .orElse(null);
        return new UnsubscribePage(name, category, colour, logo, branding.get("footer"));
    }

    private static Optional<String> first(Map<String, String> branding, String... names) {
        return Arrays.stream(names).map(branding::get).filter(Objects::nonNull).findFirst();
    }
}
