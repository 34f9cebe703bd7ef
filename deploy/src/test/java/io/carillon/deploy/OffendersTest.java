package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plants one offence at a time in a good manifest and expects it to be found. */
class OffendersTest {

    private static final List<Manifest> GOOD = Chart.withEverything();

    @Test
    void theGoodOnesAreGood() {
        assertThat(found("Deployment", "gateway", tree -> {})).isEmpty();
    }

    @Test
    void findsAFieldKubernetesDoesNotKnow() {
        assertThat(found("Deployment", "gateway", tree -> pod(tree).put("terminationGracePeriod", 3)))
                .singleElement()
                .asString()
                .contains("terminationGracePeriod");
    }

    @Test
    void findsAFieldOfTheWrongType() {
        assertThat(found("Deployment", "core", tree -> spec(tree).put("replicas", "many")))
                .isNotEmpty();
    }

    @Test
    void findsAKindThatDoesNotExist() {
        assertThat(found("Service", "core", tree -> tree.put("apiVersion", "v2")))
                .anyMatch(line -> line.contains("no such kind"));
    }

    @Test
    void findsRoot() {
        assertThat(found("Deployment", "core", tree -> ((ObjectNode) pod(tree).path("securityContext"))
                        .put("runAsNonRoot", false)))
                .anyMatch(line -> line.contains("non-root"));
    }

    @Test
    void findsAMountedToken() {
        assertThat(found("Deployment", "core", tree -> pod(tree).remove("automountServiceAccountToken")))
                .anyMatch(line -> line.contains("token"));
    }

    @Test
    void findsAWritableRootFileSystem() {
        assertThat(found("Deployment", "core", tree -> ((ObjectNode)
                                container(tree).path("securityContext"))
                        .put("readOnlyRootFilesystem", false)))
                .anyMatch(line -> line.contains("locked down"));
    }

    @Test
    void findsMissingProbesAndResources() {
        assertThat(found(
                        "Deployment", "realtime", tree -> container(tree).remove(List.of("startupProbe", "resources"))))
                .anyMatch(line -> line.contains("probes"))
                .anyMatch(line -> line.contains("resources"));
    }

    @Test
    void findsASecretInPlain() {
        assertThat(found("Deployment", "core", tree -> addEnv(tree, "CORE_DB_API_PASSWORD", "hunter2")))
                .anyMatch(line -> line.contains("by reference"));
    }

    @Test
    void findsAServiceThatMigratesAndAnOwnerThatServes() {
        assertThat(found("Deployment", "admin", tree -> addEnv(tree, "ADMIN_DB_OWNER_PASSWORD", "")))
                .anyMatch(line -> line.contains("owner credentials"));
        assertThat(found("Job", "core-migration", tree -> tree.put("kind", "Deployment")))
                .anyMatch(line -> line.contains("owner credentials"));
    }

    @Test
    void findsAVariableNobodyReads() {
        assertThat(found("Deployment", "gateway", tree -> addEnv(tree, "GATEWAY_COLOUR", "blue")))
                .anyMatch(line -> line.contains("what the service reads"));
    }

    @Test
    void findsAMissingVariableTheServiceCannotStartWithout() {
        assertThat(found("Job", "admin-migration", tree -> ((ArrayNode)
                                container(tree).path("env"))
                        .removeAll()))
                .anyMatch(line -> line.contains("cannot start without"));
    }

    @Test
    void findsMetricsShownToTheOutside() {
        assertThat(found("Ingress", "gateway", tree -> ((ObjectNode) tree.at("/spec/rules/0/http/paths/0"))
                        .put("path", "/metrics")))
                .anyMatch(line -> line.contains("public paths"));
        assertThat(found("HTTPRoute", "gateway", tree -> ((ObjectNode) tree.at("/spec/rules/0/matches/0/path"))
                        .put("value", "/")))
                .anyMatch(line -> line.contains("public paths"));
    }

    private static List<String> found(String kind, String component, Consumer<ObjectNode> offence) {
        ObjectNode tree = GOOD.stream()
                .filter(manifest -> manifest.is(kind) && manifest.component().equals(component))
                .findFirst()
                .orElseThrow()
                .tree()
                .deepCopy();
        offence.accept(tree);
        List<Manifest> planted = List.of(new Manifest(tree));
        return java.util.stream.Stream.of(StrictModels.violations(planted), HouseExpectations.violations(planted))
                .flatMap(List::stream)
                .toList();
    }

    private static ObjectNode spec(JsonNode tree) {
        return (ObjectNode) tree.path("spec");
    }

    private static ObjectNode pod(JsonNode tree) {
        return (ObjectNode) tree.at("/spec/template/spec");
    }

    private static ObjectNode container(JsonNode tree) {
        return (ObjectNode) pod(tree).at("/containers/0");
    }

    private static void addEnv(JsonNode tree, String name, String value) {
        ((ArrayNode) container(tree).path("env")).addObject().put("name", name).put("value", value);
    }
}
