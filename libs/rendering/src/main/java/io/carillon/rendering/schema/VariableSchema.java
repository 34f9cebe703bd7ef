package io.carillon.rendering.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * JSON Schema (2020-12) over a request's {@code data}. Thread-safe, without input or output, and bounded by
 * {@link CheckBudget}, so that it may run on an event loop. {@code format} is a remark, not a rule, as the standard has it.
 */
public final class VariableSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FAULTS = 50;

    /** By identity: a version's schema is the same object as long as its snapshot is in use, and goes with it. */
    private static final LoadingCache<Map<String, Object>, VariableSchema> COMPILED =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(VariableSchema::compile);

    private final JsonSchema schema;
    private final ObjectNode source;
    private final int rules;

    private VariableSchema(ObjectNode source, int rules) {
        this.source = source;
        this.rules = rules;
        this.schema = Schemas.compile(source);
    }

    /**
     * The schema, compiled once for each object it is given.
     *
     * @throws InvalidSchemaException when it cannot be used
     */
    public static VariableSchema of(Map<String, Object> schema) {
        return COMPILED.get(schema);
    }

    /** Why a schema cannot be saved; empty when it can. */
    public static List<SchemaFault> faults(Map<String, Object> schema) {
        JsonNode node = JSON.valueToTree(schema);
        List<SchemaFault> faults = SchemaBounds.check(node).faults();
        return faults.isEmpty() ? Schemas.faults(node) : faults;
    }

    /** Where {@code data} does not obey; a top-level null is as good as nothing. */
    public List<DataFault> check(Map<String, Object> data) {
        ObjectNode values = JSON.createObjectNode();
        data.forEach((name, value) -> {
            if (value != null) {
                values.set(name, JSON.valueToTree(value));
            }
        });
        try {
            return CheckBudget.during(values, rules, () -> faults(values));
        } catch (CheckBudget.Exceeded tooMuch) {
            return List.of(new DataFault("", tooMuch.getMessage(), false));
        }
    }

    private List<DataFault> faults(ObjectNode values) {
        return schema.validate(values).stream()
                .limit(MOST_FAULTS)
                .map(VariableSchema::fault)
                .toList();
    }

    /** Those of the names that the schema does not provide for, though it lists what there is. */
    public Set<String> undeclared(Set<String> names) {
        Set<String> declared = source.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean listsNothing = declared.isEmpty() && !source.has("properties");
        return listsNothing || source.has("patternProperties")
                ? Set.of()
                : names.stream().filter(Predicate.not(declared::contains)).collect(Collectors.toSet());
    }

    /** The standard's own schema is asked when one is saved; here only what could do harm is. */
    private static VariableSchema compile(Map<String, Object> schema) {
        ObjectNode source = JSON.valueToTree(schema);
        SchemaBounds.Checked checked = SchemaBounds.check(source);
        if (!checked.faults().isEmpty()) {
            throw new InvalidSchemaException(checked.faults());
        }
        try {
            return new VariableSchema(source, checked.rules());
        } catch (JsonSchemaException unusable) {
            throw new InvalidSchemaException(List.of(new SchemaFault("", "cannot be read")));
        }
    }

    private static DataFault fault(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        return message.getType().equals("required")
                ? new DataFault(Schemas.below(place, message.getProperty()), "is needed by the template", true)
                : new DataFault(place, message.getError(), false);
    }
}
