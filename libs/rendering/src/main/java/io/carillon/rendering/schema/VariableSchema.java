package io.carillon.rendering.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * JSON Schema (2020-12) over a request's {@code data}. Thread-safe, without input or output; the time a check takes is
 * bounded by the sizes of schema and data. {@code format} is a remark, not a rule, as the standard has it.
 */
public final class VariableSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FAULTS = 50;

    /** By identity: a version's schema is the same object as long as its snapshot is in use, and goes with it. */
    private static final LoadingCache<Map<String, Object>, VariableSchema> COMPILED =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(VariableSchema::compile);

    private final JsonSchema schema;
    private final ObjectNode source;

    private VariableSchema(ObjectNode source) {
        this.source = source;
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
        List<SchemaFault> faults = SchemaBounds.check(node);
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

    private static VariableSchema compile(Map<String, Object> schema) {
        List<SchemaFault> faults = faults(schema);
        if (!faults.isEmpty()) {
            throw new InvalidSchemaException(faults);
        }
        return new VariableSchema(JSON.valueToTree(schema));
    }

    private static DataFault fault(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        return message.getType().equals("required")
                ? new DataFault(Schemas.below(place, message.getProperty()), "is needed by the template", true)
                : new DataFault(place, message.getError(), false);
    }
}
