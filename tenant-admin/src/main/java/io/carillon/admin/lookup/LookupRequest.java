package io.carillon.admin.lookup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new value, or what one shall become.
 *
 * @param type for a new value only
 * @param code for a new value only
 * @param name may be absent where the system has the value: then its name stays
 * @param order 0 for a new value when absent, else as the system has it
 * @param enabled true when absent
 * @param attributes those that are named replace the system's
 */
@JsonIgnoreProperties({"origin", "revision", "updatedAt"})
@Schema(name = "LookupRequest", example = """
                {"type": "category", "code": "loyalty", "name": "Loyalty programme", "order": 95, "enabled": true,
                 "attributes": {"mandatory": false, "transactional": false, "budgetSeconds": 86400,
                 "optedOutChannels": ["sms"]}}
                """)
public record LookupRequest(
        @Schema(description = "Code of the type; only when creating, else ignored")
        String type,

        @Schema(description = "What programs use; only when creating, else ignored")
        String code,

        String name,
        String description,
        Integer order,
        Boolean enabled,
        Map<String, Object> attributes) {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int HIGHEST_ORDER = 1_000_000;
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._+-]*(/[A-Za-z0-9][A-Za-z0-9._+-]*)*";

    LookupSettings validatedNew() {
        Violations violations = new Violations();
        violations.text("/type", type, LONGEST_CODE);
        violations.unless(
                code != null && code.length() <= LONGEST_CODE && code.matches(CODE),
                "/code",
                "must be letters, digits and . _ + - /, at most " + LONGEST_CODE);
        violations.text("/name", name, LONGEST_NAME);
        checkRest(type, violations);
        violations.throwIfAny();
        return new LookupSettings(name, orEmpty(description), order == null ? 0 : order, isEnabled(), given());
    }

    /** For a value that is there; {@code overrides} the system's or is the tenant's own. */
    LookupSettings validated(String ofType, boolean overrides) {
        Violations violations = new Violations();
        if (name != null || !overrides) {
            violations.text("/name", name, LONGEST_NAME);
        }
        checkRest(ofType, violations);
        violations.throwIfAny();
        return overrides
                ? new LookupSettings(name, description, order, isEnabled(), given())
                : new LookupSettings(name, orEmpty(description), order == null ? 0 : order, isEnabled(), given());
    }

    private void checkRest(String ofType, Violations violations) {
        if (description != null && !description.isEmpty()) {
            violations.text("/description", description, LONGEST_DESCRIPTION);
        }
        violations.unless(
                order == null || order >= 0 && order <= HIGHEST_ORDER,
                "/order",
                "must be between 0 and " + HIGHEST_ORDER);
        Attributes.check(ofType, given(), violations);
    }

    private boolean isEnabled() {
        return enabled == null || enabled;
    }

    private Map<String, Object> given() {
        return attributes == null ? Map.of() : attributes;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
