package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {

    private static final Path COMPOSE = Tree.path("deploy/compose");
    private static JsonNode services;

    @BeforeAll
    static void parse() {
        // SnakeYAML resolves the merge keys of the file; Jackson's own YAML reader does not.
        Map<String, Object> file = new Yaml(new LoaderOptions()).load(Tree.read("deploy/compose/compose.yaml"));
        services = new ObjectMapper().valueToTree(file).path("services");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void setsWhatTheServiceReadsAndNothingElse(Service service) {
        assertThat(environment(service)).allMatch(service::reads);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void leavesNoAddressOrSecretOfTheServiceToItsDefault(Service service) {
        Set<String> needed = new TreeSet<>(service.environment());
        needed.removeIf(name -> !name.matches(".*(_URL|_BOOTSTRAP|_PASSWORD)|SEALING_KEYS|ID_SIGNING_KEY"));
        assertThat(environment(service)).containsAll(needed);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void buildsTheServicesImageFromItsOwnModule(Service service) {
        JsonNode build = services.path(service.module()).path("build");
        assertThat(build.at("/args/MODULE").asText()).isEqualTo(service.module());
        assertThat(COMPOSE.resolve(build.path("context").asText())
                        .resolve(build.path("dockerfile").asText()))
                .isRegularFile();
    }

    @Test
    void everyMountedFileExists() {
        assertThat(Manifest.elements(services)
                        .flatMap(service -> Manifest.elements(service.path("volumes")))
                        .map(JsonNode::asText)
                        .filter(volume -> volume.startsWith("."))
                        .map(volume -> COMPOSE.resolve(volume.split(":")[0])))
                .isNotEmpty()
                .allMatch(Files::exists);
    }

    @Test
    void everyDependencyIsAService() {
        assertThat(Manifest.elements(services)
                        .flatMap(service -> Stream.of(service.path("depends_on")))
                        .flatMap(needed -> names(needed).stream()))
                .isNotEmpty()
                .allMatch(services::has);
    }

    @Test
    void thePostgresBootstrapIsGivenEveryVariableItUses() {
        String script = Tree.read("deploy/compose/bootstrap-postgres.sh");
        Set<String> environment = names(services.at("/postgres/environment"));
        Stream.of("core_owner", "core_api", "core_pipeline", "admin_owner", "admin_api", "admin_relay")
                .forEach(role -> {
                    assertThat(Tree.read("deploy/postgres/bootstrap.sql")).contains(":'" + role + "_password'");
                    assertThat(script).contains("-v " + role + "_password=");
                });
        assertThat(environment).contains("CORE_DB_OWNER_PASSWORD", "ADMIN_DB_RELAY_PASSWORD");
    }

    @Test
    void everySecretSaysThatItIsADemo() {
        List<JsonNode> passwords = Manifest.elements(services)
                .map(service -> service.path("environment"))
                .flatMap(environment -> names(environment).stream()
                        .filter(name -> name.endsWith("PASSWORD"))
                        .map(environment::path))
                .toList();
        assertThat(passwords).isNotEmpty().allMatch(value -> value.asText().startsWith("demo-"));
    }

    @Test
    void theDemoSecretsAreThoseOfTheStackOnADevelopersMachine() {
        String demo = Tree.read("dev-stack/src/main/java/io/carillon/devstack/suite/DemoSecrets.java");
        String sealing = services.at("/tenant-admin/environment/SEALING_KEYS").asText();
        String signing =
                services.at("/notification-core/environment/ID_SIGNING_KEY").asText();
        assertThat(demo).contains(sealing.split(":")[0] + ":", decoded(sealing.split(":")[1]), decoded(signing));
        assertThat(services.at("/channel-dispatcher/environment/SEALING_KEYS").asText())
                .isEqualTo(sealing);
    }

    private static String decoded(String key) {
        return '"' + new String(Base64.getDecoder().decode(key), StandardCharsets.US_ASCII) + '"';
    }

    private static Set<String> environment(Service service) {
        return names(services.path(service.module()).path("environment"));
    }

    private static Set<String> names(JsonNode map) {
        Set<String> names = new TreeSet<>();
        map.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
