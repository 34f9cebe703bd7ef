package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import io.carillon.events.DataKind;
import java.util.Map;

/** How many days each kind of a tenant's data may be kept for. */
final class Retention {
    private static final int LONGEST = 3650;

    private Retention() {}

    static void check(Map<DataKind, Integer> days, Violations violations) {
        days.forEach((kind, number) -> violations.unless(
                number != null && number >= 1 && number <= LONGEST,
                "/retentionDays/" + kind.wireName(),
                "must be between 1 and " + LONGEST));
    }
}
