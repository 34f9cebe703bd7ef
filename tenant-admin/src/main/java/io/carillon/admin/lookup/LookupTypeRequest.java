package io.carillon.admin.lookup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new type, or what an existing one shall become.
 *
 * @param code for a new type only
 */
@JsonIgnoreProperties({"extensible", "origin", "revision", "updatedAt"})
@Schema(
        name = "LookupTypeRequest",
        example = "{\"code\": \"department\", \"name\": \"Departments\", \"description\": \"Who sends it\"}")
public record LookupTypeRequest(
        @Schema(description = "Lower case; only when creating, else ignored")
        String code,

        String name,
        String description) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DESCRIPTION = 500;

    LookupTypeRequest validatedNew() {
        Violations violations = new Violations();
        violations.unless(
                code != null && code.matches("[a-z0-9][a-z0-9-]{0,62}"),
                "/code",
                "must be lower case letters, digits and hyphens, at most 63");
        checkWords(violations);
        violations.throwIfAny();
        return this;
    }

    LookupTypeRequest validated() {
        Violations violations = new Violations();
        checkWords(violations);
        violations.throwIfAny();
        return this;
    }

    private void checkWords(Violations violations) {
        violations.text("/name", name, LONGEST_NAME);
        if (description != null && !description.isEmpty()) {
            violations.text("/description", description, LONGEST_DESCRIPTION);
        }
    }

    String descriptionOrEmpty() {
        return description == null ? "" : description;
    }
}
