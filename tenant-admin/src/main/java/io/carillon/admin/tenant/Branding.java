package io.carillon.admin.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.admin.http.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a tenant looks in its messages. Templates and layouts read it as {@code branding.primaryColor} and so on.
 *
 * @param name the name recipients know
 * @param primaryColor {@code #rrggbb}
 * @param secondaryColor {@code #rrggbb}
 * @param logoUrl https address of a picture
 * @param footer what stands below every message, for example the postal address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Branding",
        description = "How the tenant looks in its messages; templates read it as branding.primaryColor and so on",
        example = """
                {"name": "Demo Company", "primaryColor": "#0f766e", "secondaryColor": "#f59e0b",
                 "logoUrl": "https://cdn.example.com/logo.png", "footer": "Demo Company, 1 High Street, Exampleton"}
                """)
public record Branding(String name, String primaryColor, String secondaryColor, String logoUrl, String footer) {
    /** Nothing set. */
    public static final Branding NONE = new Branding(null, null, null, null, null);

    private static final List<String> KEYS = List.of("name", "primaryColor", "secondaryColor", "logoUrl", "footer");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_FOOTER = 2000;

    /** Reads what a request or the table holds; a null stands for "not set". */
    static Branding of(Map<String, String> values) {
        return values == null
                ? NONE
                : new Branding(
                        values.get("name"),
                        values.get("primaryColor"),
                        values.get("secondaryColor"),
                        values.get("logoUrl"),
                        values.get("footer"));
    }

    /** What is set, by the names that templates use. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        putIfSet(values, "name", name);
        putIfSet(values, "primaryColor", primaryColor);
        putIfSet(values, "secondaryColor", secondaryColor);
        putIfSet(values, "logoUrl", logoUrl);
        putIfSet(values, "footer", footer);
        return values;
    }

    private static void putIfSet(Map<String, String> values, String key, String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    /** Checks what a request says, unknown names included. */
    static void check(Map<String, String> values, Violations violations) {
        Map<String, String> given = values == null ? Map.of() : values;
        given.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> violations.add(at(key), "is not one of " + KEYS));
        Branding branding = of(given);
        checkText(violations, "name", branding.name(), LONGEST_NAME);
        checkColour(violations, "primaryColor", branding.primaryColor());
        checkColour(violations, "secondaryColor", branding.secondaryColor());
        violations.unless(isHttps(branding.logoUrl()), at("logoUrl"), "must be an https address");
        String footer = branding.footer();
        checkText(violations, "footer", footer == null ? null : footer.replaceAll("\r?\n", " "), LONGEST_FOOTER);
    }

    private static void checkText(Violations violations, String key, String value, int longest) {
        if (value != null) {
            violations.text(at(key), value, longest);
        }
    }

    private static void checkColour(Violations violations, String key, String value) {
        violations.unless(value == null || COLOUR.matcher(value).matches(), at(key), "must read #rrggbb");
    }

    private static boolean isHttps(String address) {
        if (address == null) {
            return true;
        }
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST_ADDRESS
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String at(String key) {
        return "/branding" + Violations.step(key);
    }
}
