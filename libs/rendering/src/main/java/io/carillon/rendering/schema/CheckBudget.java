package io.carillon.rendering.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * What one check may cost, for it may run on an event loop that all tenants share: values times rules, and characters
 * times the size of the patterns they are matched with. Counted, so that the same data always fare the same.
 */
final class CheckBudget {
    private static final long MAX_RULES_APPLIED = 2_000_000;
    private static final long MAX_PATTERN_STEPS = 5_000_000;
    private static final ThreadLocal<CheckBudget> CURRENT = new ThreadLocal<>();

    private long steps;

    private CheckBudget() {}

    /** Tells that a check would take too long. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exceeded() {
            super("the data is too large for the schema of the template's variables", null, false, false);
        }
    }

    /**
     * Runs a check with a full budget.
     *
     * @throws Exceeded when the data is too large for so many rules
     */
    static <T> T during(JsonNode data, int rules, Supplier<T> check) {
        if (values(data, MAX_RULES_APPLIED / Math.max(1, rules)) < 0) {
            throw new Exceeded();
        }
        CURRENT.set(new CheckBudget());
        try {
            return check.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** A text is about to be matched with a pattern. */
    static void matches(int chars, int size) {
        CheckBudget budget = CURRENT.get();
        if (budget != null && (budget.steps += (long) chars * size) > MAX_PATTERN_STEPS) {
            throw new Exceeded();
        }
    }

    /** How many more values there might be; negative when there are too many. */
    private static long values(JsonNode data, long left) {
        long rest = left - 1;
        for (JsonNode value : data) {
            if (rest < 0) {
                return rest;
            }
            rest = values(value, rest);
        }
        return rest;
    }
}
