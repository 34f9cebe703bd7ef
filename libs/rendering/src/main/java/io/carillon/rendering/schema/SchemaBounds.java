package io.carillon.rendering.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Bounds a schema obeys before it is used: nothing is read from elsewhere, nothing refers to itself, and it unfolds to a
 * bounded number of rules, so that checking data takes time in proportion to the data.
 */
final class SchemaBounds {
    private static final int MAX_CHARS = 64 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_RULES = 2_000;
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String OWN = "#/$defs/";
    private static final Set<String> REFUSED = Set.of(
            "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary");
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SINGLE = Set.of(
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "if",
            "then",
            "else",
            "not",
            "unevaluatedItems",
            "unevaluatedProperties");

    private final JsonNode root;
    private final List<SchemaFault> faults = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int rules;

    private SchemaBounds(JsonNode root) {
        this.root = root;
    }

    /**
     * A schema that was looked at.
     *
     * @param rules how many rules it has, unfolded
     * @param faults what stands against it
     */
    record Checked(int rules, List<SchemaFault> faults) {}

    /** Looks at a schema before anything else does. */
    static Checked check(JsonNode schema) {
        if (schema.toString().length() > MAX_CHARS) {
            return new Checked(0, List.of(new SchemaFault("", "is larger than 64 KiB")));
        }
        SchemaBounds bounds = new SchemaBounds(schema);
        bounds.walk(schema, "", 0);
        schema.path("$defs")
                .properties()
                .forEach(entry -> bounds.walk(entry.getValue(), step("/$defs", entry.getKey()), 1));
        return new Checked(bounds.rules, bounds.faults);
    }

    private void walk(JsonNode schema, String pointer, int depth) {
        if (!faults.isEmpty()) {
            return;
        }
        if (depth > MAX_DEPTH) {
            refuse(pointer, "is nested more than " + MAX_DEPTH + " deep");
        } else if (++rules > MAX_RULES) {
            refuse(pointer, "unfolds to more than " + MAX_RULES + " rules");
        } else {
            schema.properties().forEach(entry -> keyword(entry.getKey(), entry.getValue(), pointer, depth));
        }
    }

    private void keyword(String name, JsonNode value, String pointer, int depth) {
        String place = step(pointer, name);
        if (REFUSED.contains(name)) {
            refuse(place, "is not available");
        } else if (name.equals("$schema") && !DRAFT.equals(value.asText())) {
            refuse(place, "must be " + DRAFT);
        } else if (name.equals("$ref")) {
            follow(value.asText(), place, depth);
        } else if (name.equals("pattern")) {
            pattern(value.asText(), place);
        } else if (NAMED.contains(name)) {
            value.properties().forEach(entry -> named(name, entry.getKey(), entry.getValue(), place, depth));
        } else if (LISTED.contains(name)) {
            for (int i = 0; i < value.size(); i++) {
                walk(value.get(i), place + "/" + i, depth + 1);
            }
        } else if (SINGLE.contains(name)) {
            walk(value, place, depth + 1);
        }
    }

    private void named(String keyword, String name, JsonNode schema, String pointer, int depth) {
        String place = step(pointer, name);
        if (keyword.equals("patternProperties")) {
            pattern(name, place);
        }
        walk(schema, place, depth + 1);
    }

    private void follow(String target, String pointer, int depth) {
        String name = target.startsWith(OWN) ? target.substring(OWN.length()) : "";
        JsonNode schema = root.path("$defs").get(name);
        if (name.isEmpty() || schema == null) {
            refuse(pointer, "must name a schema of its own: " + OWN + "…");
        } else if (path.contains(name)) {
            refuse(pointer, "refers to itself");
        } else {
            path.push(name);
            walk(schema, pointer, depth + 1);
            path.pop();
        }
    }

    private void pattern(String expression, String pointer) {
        try {
            SafePattern.of(expression);
        } catch (IllegalArgumentException unusable) {
            refuse(pointer, unusable.getMessage());
        }
    }

    private void refuse(String pointer, String detail) {
        faults.add(new SchemaFault(pointer, detail));
    }

    private static String step(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
