package io.carillon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    static Stream<Arguments> examples() {
        return Contract.all().stream()
                .flatMap(contract -> contract.examples().stream().map(file -> Arguments.of(contract, file)));
    }

    static Stream<Contract> contracts() {
        return Contract.all().stream();
    }

    @Test
    void everyTypeIsAContract() {
        Stream<String> types = Stream.of(EventTypes.class.getFields()).map(ExampleTest::constant);

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Contract.all().stream().map(Contract::type).toList());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyTypeHasAnExampleOfItsOwn(Contract contract) {
        assertThat(contract.examples())
                .anyMatch(file -> file.getFileName().toString().equals(contract.type() + ".json"));
    }

    @Test
    void noExampleIsLeftAlone() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/examples"))) {
            assertThat(files.toList())
                    .containsExactlyInAnyOrderElementsOf(
                            examples().map(pair -> (Path) pair.get()[1]).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleObeysItsSchema(Contract contract, Path example) throws IOException {
        assertThat(schemaOf(contract).validate(Files.readString(example), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleReadsIntoItsRecordAndWritesBackTheSame(Contract contract, Path example) throws IOException {
        JsonNode golden = Contract.read(example);

        Object read = Contract.JSON.treeToValue(golden, contract.payload());

        assertThat(Contract.JSON.readTree(Contract.JSON.writeValueAsBytes(read)))
                .isEqualTo(Contract.JSON.readTree(Contract.JSON.writeValueAsBytes(golden)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFieldFromTheFutureIsIgnored(Contract contract, Path example) throws IOException {
        ObjectNode newer = ((ObjectNode) Contract.read(example)).put("fromTheFuture", true);

        assertThat(Contract.JSON.treeToValue(newer, contract.payload()))
                .isEqualTo(Contract.JSON.treeToValue(Contract.read(example), contract.payload()));
        assertThat(schemaOf(contract).validate(newer)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aSchemaRefusesAnEmptyObject(Contract contract) {
        assertThat(schemaOf(contract).validate(Contract.JSON.createObjectNode()))
                .isNotEmpty();
    }

    private static JsonSchema schemaOf(Contract contract) {
        return SCHEMAS.getSchema(contract.schema(), STRICT);
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
