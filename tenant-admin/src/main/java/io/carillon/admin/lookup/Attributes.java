package io.carillon.admin.lookup;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be said about a value besides its name: of categories exactly what preferences know, of others plain values. */
final class Attributes {
    static final String CATEGORY = "category";

    private static final Set<String> OF_CATEGORY =
            Set.of("mandatory", "transactional", "budgetSeconds", "optedOutChannels");
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 500;
    private static final int SHORTEST_BUDGET = 10;
    private static final int LONGEST_BUDGET = 30 * 24 * 60 * 60;

    private Attributes() {}

    static void check(String type, Map<String, Object> attributes, Violations violations) {
        violations.unless(attributes.size() <= MOST, "/attributes", "must not be more than " + MOST);
        attributes.forEach((name, value) -> {
            String pointer = "/attributes" + Violations.step(name);
            if (CATEGORY.equals(type)) {
                checkOfCategory(name, value, pointer, violations);
            } else {
                violations.unless(
                        name.length() <= LONGEST_NAME && isPlain(value),
                        pointer,
                        "must be a short text, number or truth");
            }
        });
    }

    private static void checkOfCategory(String name, Object value, String pointer, Violations violations) {
        switch (name) {
            case "mandatory", "transactional" ->
                violations.unless(value instanceof Boolean, pointer, "must be true or false");
            case "budgetSeconds" ->
                violations.unless(
                        value == null || isBudget(value),
                        pointer,
                        "must be between " + SHORTEST_BUDGET + " and " + LONGEST_BUDGET);
            case "optedOutChannels" ->
                violations.unless(areChannels(value), pointer, "must be a list of " + channels());
            default ->
                violations.add(
                        pointer,
                        "is not one of " + OF_CATEGORY.stream().sorted().toList());
        }
    }

    private static boolean isBudget(Object value) {
        return value instanceof Integer seconds && seconds >= SHORTEST_BUDGET && seconds <= LONGEST_BUDGET;
    }

    private static boolean areChannels(Object value) {
        return value instanceof List<?> names && channels().containsAll(names);
    }

    private static List<String> channels() {
        return Arrays.stream(Channel.values()).map(Channel::wireName).toList();
    }

    private static boolean isPlain(Object value) {
        return value instanceof Boolean
                || value instanceof Number
                || value instanceof String text && text.length() <= LONGEST_TEXT && text.indexOf(0) < 0;
    }
}
