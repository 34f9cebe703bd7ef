package io.carillon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks each record and its schema together: a field or constant in one is in the other, with the same shape. */
class SchemaInStepTest {
    private static final Map<Class<?>, String> SIMPLE = Map.of(
            String.class, "string",
            Instant.class, "string",
            int.class, "integer",
            long.class, "integer",
            Integer.class, "integer",
            Long.class, "integer",
            boolean.class, "boolean",
            Object.class, "");

    static Stream<Contract> contracts() {
        return Contract.all().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void recordAndSchemaAreInStep(Contract contract) {
        JsonNode schema = contract.schema();

        compare(contract.payload(), schema, schema, contract.type());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aSchemaSaysItsTypeAndIdAndExplainsEveryField(Contract contract) {
        JsonNode schema = contract.schema();

        assertThat(schema.path("$id").asText()).isEqualTo("urn:carillon:schema:" + contract.type());
        assertThat(schema.path("title").asText()).isEqualTo(contract.type());
        schema.path("properties").properties().forEach(field -> assertThat(
                        resolve(field.getValue(), schema).path("description").asText())
                .as(field.getKey())
                .isNotBlank());
    }

    private static void compare(Type type, JsonNode unresolved, JsonNode root, String where) {
        JsonNode schema = resolve(unresolved, root);
        switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class ->
                compare(generic.getActualTypeArguments()[0], schema.path("items"), root, where + "[]");
            case ParameterizedType generic -> compareMap(generic, schema, root, where);
            case Class<?> known when known.isEnum() -> compareEnum(known, schema, where);
            case Class<?> known when known.isRecord() -> compareRecord(known, schema, root, where, Set.of());
            case Class<?> known when known.isSealed() -> compareSum(known, schema, root, where);
            case Class<?> known ->
                assertThat(schema.path("type").asText()).as(where).isEqualTo(SIMPLE.get(known));
            default -> throw new AssertionError("no rule for " + type + " at " + where);
        }
    }

    private static void compareMap(ParameterizedType map, JsonNode schema, JsonNode root, String where) {
        assertThat(schema.path("type").asText()).as(where).isEqualTo("object");
        if (map.getActualTypeArguments()[1] != Object.class) {
            compare(map.getActualTypeArguments()[1], schema.path("additionalProperties"), root, where + "{}");
        }
        if (map.getActualTypeArguments()[0] != String.class) {
            compare(map.getActualTypeArguments()[0], schema.path("propertyNames"), root, where + " keys");
        }
    }

    private static void compareEnum(Class<?> constants, JsonNode schema, String where) {
        List<String> names = Stream.of(constants.getEnumConstants())
                .map(constant -> Contract.JSON.convertValue(constant, String.class))
                .toList();
        assertThat(texts(schema.path("enum"))).as(where).containsExactlyElementsOf(names);
    }

    private static void compareRecord(
            Class<?> record, JsonNode schema, JsonNode root, String where, Set<String> alsoInSchema) {
        Map<String, Type> components = new HashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.put(component.getName(), component.getGenericType());
        }
        Set<String> expected = new TreeSet<>(components.keySet());
        expected.addAll(alsoInSchema);
        Set<String> described = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        assertThat(described).as(where).isEqualTo(expected);
        assertThat(described).as(where + " required").containsAll(texts(schema.path("required")));
        components.forEach(
                (name, type) -> compare(type, schema.path("properties").path(name), root, where + "." + name));
    }

    private static void compareSum(Class<?> sum, JsonNode schema, JsonNode root, String where) {
        Map<String, JsonNode> byName = new HashMap<>();
        schema.path("oneOf")
                .forEach(option -> byName.put(
                        option.path("properties").path("result").path("const").asText(), option));
        JsonSubTypes.Type[] types = sum.getAnnotation(JsonSubTypes.class).value();
        assertThat(byName).as(where).hasSize(types.length);
        for (JsonSubTypes.Type type : types) {
            compareRecord(type.value(), byName.get(type.name()), root, where + "/" + type.name(), Set.of("result"));
        }
    }

    private static JsonNode resolve(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }
}
