package io.carillon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Regenerate with {@code mvn -pl libs/event-contracts test -Dtest=AsyncApiDocTest -Dcarillon.docs.write=true}. */
class AsyncApiDocTest {
    private static final Path FILE = Path.of("../../docs/asyncapi.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    @Test
    void theCheckedInDocumentIsWhatTopicsAndSchemasSay() throws IOException {
        String current = YAML.writeValueAsString(AsyncApi.document());
        if (Boolean.getBoolean("carillon.docs.write")) {
            Files.writeString(FILE, current);
        }

        assertThat(FILE)
                .as("regenerate it with -Dcarillon.docs.write=true")
                .content()
                .isEqualTo(current);
    }

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() {
        JsonNode document = AsyncApi.document();

        assertThat(references(document, new ArrayList<>())).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        JsonNode document = AsyncApi.document();

        assertThat(Contract.JSON.readTree(
                        Contract.JSON.writeValueAsBytes(YAML.readTree(YAML.writeValueAsString(document)))))
                .isEqualTo(Contract.JSON.readTree(Contract.JSON.writeValueAsBytes(document)));
    }

    private static List<String> references(JsonNode node, List<String> found) {
        if (node.has("$ref")) {
            found.add(node.path("$ref").asText());
        }
        node.forEach(child -> references(child, found));
        return found;
    }
}
