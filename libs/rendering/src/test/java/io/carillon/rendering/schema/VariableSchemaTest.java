package io.carillon.rendering.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableSchemaTest {
    private static final Map<String, Object> ORDER = Map.of(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "type",
            "object",
            "required",
            List.of("name", "a/b"),
            "properties",
            Map.of(
                    "name", Map.of("type", "string", "minLength", 1),
                    "code", Map.of("type", "string", "pattern", "^[A-Z]{2,3}$"),
                    "items", Map.of("type", "array", "items", Map.of("$ref", "#/$defs/item"))),
            "$defs",
            Map.of(
                    "item",
                    Map.of(
                            "type",
                            "object",
                            "required",
                            List.of("price"),
                            "properties",
                            Map.of("price", Map.of("type", "number")))));

    private static List<DataFault> check(Map<String, Object> data) {
        return VariableSchema.of(ORDER).check(data);
    }

    @Test
    void dataThatObeysHasNoFaults() {
        assertThat(VariableSchema.faults(ORDER)).isEmpty();
        assertThat(check(Map.of("name", "Ada", "a/b", 1, "other", true, "items", List.of(Map.of("price", 1.5)))))
                .isEmpty();
    }

    @Test
    void everyMissingValueIsNamedByItsPointer() {
        assertThat(check(Map.of("items", List.of(Map.of("price", 1), Map.of()))))
                .extracting(DataFault::pointer)
                .containsExactlyInAnyOrder("/name", "/a~1b", "/items/1/price");
        assertThat(check(Map.of())).allSatisfy(fault -> {
            assertThat(fault.missing()).isTrue();
            assertThat(fault.detail()).isEqualTo("is needed by the template");
        });
    }

    @Test
    void aNullIsAsGoodAsNothing() {
        Map<String, Object> data = new HashMap<>(Map.of("a/b", 1));
        data.put("name", null);
        assertThat(check(data)).containsExactly(new DataFault("/name", "is needed by the template", true));
        Map<String, Object> optional = new HashMap<>(Map.of("a/b", 1, "name", "Ada"));
        optional.put("code", null);
        assertThat(check(optional)).isEmpty();
    }

    @Test
    void otherFaultsAreToldInPlainWordsWithoutTheDataItself() {
        assertThat(check(Map.of("name", 5, "a/b", 1, "code", "secret-code")))
                .hasSize(2)
                .allSatisfy(fault -> {
                    assertThat(fault.missing()).isFalse();
                    assertThat(fault.pointer()).isIn("/name", "/code");
                    assertThat(fault.detail()).isNotBlank().doesNotContain("secret", "io.", "com.");
                });
    }

    @Test
    void isCompiledOncePerSchemaObject() {
        assertThat(VariableSchema.of(ORDER)).isSameAs(VariableSchema.of(ORDER));
    }

    @Test
    void knowsWhatItDoesNotProvideFor() {
        VariableSchema schema = VariableSchema.of(ORDER);
        assertThat(schema.undeclared(Set.of("name", "items", "nmae"))).containsExactly("nmae");
        assertThat(VariableSchema.of(Map.of("type", "object", "required", List.of("name")))
                        .undeclared(Set.of("other")))
                .isEmpty();
    }

    private static List<SchemaFault> faults(Map<String, Object> schema) {
        return VariableSchema.faults(schema);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $ref            | https://example.com/schema.json | /$ref
            $ref            | file:///etc/passwd              | /$ref
            $ref            | #                               | /$ref
            $ref            | #/properties/a                  | /$ref
            $ref            | #/$defs/unknown                 | /$ref
            $dynamicRef     | #node                           | /$dynamicRef
            $id             | https://example.com/            | /$id
            $anchor         | here                            | /$anchor
            $schema         | http://json-schema.org/draft-07/schema# | /$schema
            pattern         | (a                              | /pattern
            pattern         | (?=.*x)y                        | /pattern
            pattern         | (a)\\1                          | /pattern
            pattern         | ((a{100}){100}){100}            | /pattern
            pattern         | (((x{30}){30}){30}){30}         | /pattern
            """)
    void whatReachesOutOrCouldTakeForeverIsRefused(String keyword, String value, String pointer) {
        assertThat(faults(Map.of(keyword, value)))
                .extracting(SchemaFault::pointer)
                .containsExactly(pointer);
        assertThat(faults(Map.of("properties", Map.of("a", Map.of(keyword, value)))))
                .extracting(SchemaFault::pointer)
                .containsExactly("/properties/a" + pointer);
        assertThatThrownBy(() -> VariableSchema.of(Map.of(keyword, value))).isInstanceOf(InvalidSchemaException.class);
    }

    @Test
    void whatTheStandardRefusesIsRefusedWithItsPlace() {
        assertThat(faults(Map.of("type", "nonsense")))
                .extracting(SchemaFault::pointer)
                .contains("/type");
        assertThat(faults(Map.of("required", "name")))
                .extracting(SchemaFault::pointer)
                .containsExactly("/required");
        assertThat(faults(Map.of("properties", Map.of("a", 5))))
                .extracting(SchemaFault::pointer)
                .containsExactly("/properties/a");
        assertThat(faults(Map.of("minLength", -1))).isNotEmpty();
    }

    @Test
    void aSchemaThatRefersToItselfIsRefused() {
        Map<String, Object> node =
                Map.of("anyOf", List.of(Map.of("$ref", "#/$defs/node"), Map.of("$ref", "#/$defs/node")));
        assertThat(faults(Map.of("$ref", "#/$defs/node", "$defs", Map.of("node", node))))
                .extracting(SchemaFault::detail)
                .containsExactly("refers to itself");
    }

    @Test
    void aSchemaThatUnfoldsWithoutEndIsRefused() {
        Map<String, Object> definitions = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Object> next = Map.of("$ref", "#/$defs/d" + (i + 1));
            definitions.put("d" + i, Map.of("allOf", Collections.nCopies(6, next)));
        }
        definitions.put("d6", Map.of("type", "string"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(faults(Map.of("$ref", "#/$defs/d0", "$defs", definitions)))
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.detail()).contains("2000 rules")));
    }

    @Test
    void depthAndSizeAreBounded() {
        Map<String, Object> deep = Map.of("type", "string");
        for (int i = 0; i < 17; i++) {
            deep = Map.of("properties", Map.of("a", deep));
        }
        assertThat(faults(deep)).singleElement().satisfies(fault -> assertThat(fault.detail())
                .contains("16 deep"));
        assertThat(faults(Map.of("description", "x".repeat(70_000))))
                .containsExactly(new SchemaFault("", "is larger than 64 KiB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}"})
    void patternsThatMakeOtherEnginesBacktrackForeverDoNot(String pattern) {
        VariableSchema schema =
                VariableSchema.of(Map.of("properties", Map.of("a", Map.of("type", "string", "pattern", pattern))));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> schema.check(Map.of("a", "a".repeat(5_000) + "x".repeat(4_000) + "!")));
    }

    @Test
    void countedRepetitionsOfHonestPatternsAreAllowed() {
        Map<String, Object> schema =
                Map.of("properties", Map.of("a", Map.of("pattern", "^[^@]{1,64}@[^@.]{1,63}(\\.[a-z]{2,20}){1,4}$")));
        assertThat(faults(schema)).isEmpty();
        assertThat(VariableSchema.of(schema).check(Map.of("a", "ada@example.com")))
                .isEmpty();
        assertThat(VariableSchema.of(schema).check(Map.of("a", "ada"))).hasSize(1);
        assertThat(VariableSchema.of(schema).check(Map.of("a", "x".repeat(10_001))))
                .hasSize(1);
    }

    /** Checks run on an event loop that all tenants share. */
    @Test
    void dataTooLargeForItsSchemaIsRefusedSoon() {
        Map<String, Object> rule = Map.of("type", "integer", "minimum", 0);
        Map<String, Object> many =
                Map.of("properties", Map.of("a", Map.of("items", Map.of("allOf", Collections.nCopies(1_000, rule)))));
        Map<String, Object> pattern = Map.of("pattern", "^([a-z]{1,30}[0-9]{1,30}){1,10}x$");
        Map<String, Object> patterns =
                Map.of("properties", Map.of("a", Map.of("items", Map.of("allOf", Collections.nCopies(100, pattern)))));
        Map<String, Object> numbers = Map.of("a", Collections.nCopies(200_000, 1));
        Map<String, Object> texts = Map.of("a", Collections.nCopies(100, "a1".repeat(4_000)));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertTooLarge(VariableSchema.of(many).check(numbers));
            assertTooLarge(VariableSchema.of(patterns).check(texts));
        });
        Map<String, Object> fits = Map.of("a", Collections.nCopies(1_000, 1));
        assertThat(VariableSchema.of(many).check(fits)).isEmpty();
        assertThat(VariableSchema.of(ORDER).check(rows(10_000))).isEmpty();
    }

    private static Map<String, Object> rows(int number) {
        return Map.of("name", "Ada", "a/b", 1, "items", Collections.nCopies(number, Map.of("price", 1)));
    }

    private static void assertTooLarge(List<DataFault> faults) {
        assertThat(faults)
                .containsExactly(
                        new DataFault("", "the data is too large for the schema of the template's variables", false));
    }
}
