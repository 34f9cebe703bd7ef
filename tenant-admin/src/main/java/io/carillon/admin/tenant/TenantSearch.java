package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import java.util.Optional;
import java.util.UUID;

/**
 * Which tenants are looked for.
 *
 * @param beginning how the name begins, whatever its case
 * @param id the same where it reads like an id
 */
record TenantSearch(String beginning, Optional<UUID> id) {
    private static final int LONGEST = 120;

    /** Empty when nothing is looked for; fails with the validation-failed problem when no name can begin like this. */
    static Optional<TenantSearch> of(String q) {
        if (q == null || q.isEmpty()) {
            return Optional.empty();
        }
        Violations violations = new Violations();
        violations.text("/q", q, LONGEST);
        violations.throwIfAny();
        return Optional.of(new TenantSearch(q, id(q)));
    }

    private static Optional<UUID> id(String q) {
        try {
            return Optional.of(UUID.fromString(q));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
