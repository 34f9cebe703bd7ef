package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.events.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {

    static Stream<List<Manifest>> renderings() {
        return Stream.of(Chart.withDefaults(), Chart.withEverything());
    }

    @Test
    void lintsClean() {
        assertThat(Chart.lint())
                .satisfies(result -> assertThat(result.getMessages()).noneMatch(line -> line.contains("WARNING")))
                .satisfies(result -> assertThat(result.isFailed())
                        .as(String.join("\n", result.getMessages()))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyManifestIsValidKubernetes(List<Manifest> manifests) {
        assertThat(manifests).isNotEmpty();
        assertThat(StrictModels.violations(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyManifestMeetsTheHouseExpectations(List<Manifest> manifests) {
        assertThat(HouseExpectations.violations(manifests)).isEmpty();
    }

    @Test
    void runsFiveServicesWithOneDispatcherForEachChannel() {
        List<Manifest> deployments = deployments(Chart.withDefaults());

        assertThat(deployments.stream().map(Manifest::name))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("gateway", "core", "admin", "realtime"),
                                Channel.dispatched().stream().map(channel -> "dispatcher-" + channel.wireName()))
                        .map("carillon-"::concat)
                        .toList());
        assertThat(deployments.stream()
                        .filter(manifest -> manifest.component().equals("dispatcher"))
                        .map(manifest -> manifest.env("DISPATCHER_CHANNELS").orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(
                        Channel.dispatched().stream().map(Channel::wireName).toList());
    }

    @Test
    void everyDeploymentHasADisruptionBudgetAndEveryDispatcherCanBeScaledByLag() {
        assertThat(names(Chart.withDefaults(), "PodDisruptionBudget"))
                .containsExactlyInAnyOrderElementsOf(names(Chart.withDefaults(), "Deployment"));
        assertThat(names(Chart.withEverything(), "ScaledObject"))
                .containsExactlyInAnyOrder(
                        "carillon-dispatcher-email", "carillon-dispatcher-sms", "carillon-dispatcher-webhook");
    }

    private static List<String> names(List<Manifest> manifests, String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.is(kind))
                .map(Manifest::name)
                .toList();
    }

    @Test
    void aChannelMayDifferFromTheOtherDispatchers() {
        assertThat(
                        deployments(with("dispatcher.channels[0].name", "email", "dispatcher.channels[0].replicas", 7))
                                .stream()
                                .filter(manifest -> manifest.component().equals("dispatcher"))
                                .map(manifest ->
                                        manifest.tree().at("/spec/replicas").asInt()))
                .containsExactly(7);
    }

    @Test
    void schemasAreMigratedByAJobBeforeThePodsChange() {
        List<Manifest> jobs = Chart.withDefaults().stream()
                .filter(manifest -> manifest.name().endsWith("-migration"))
                .toList();

        assertThat(jobs.stream().map(job -> job.service().orElseThrow()))
                .containsExactlyInAnyOrder(Service.CORE, Service.ADMIN);
        assertThat(jobs).allSatisfy(job -> {
            assertThat(job.env("QUARKUS_INIT_AND_EXIT")).contains("true");
            assertThat(job.tree().at("/metadata/annotations/helm.sh~1hook").asText())
                    .isEqualTo("pre-install,pre-upgrade");
        });
    }

    @Test
    void demoDataIsSeededByAJobOnlyWhenAskedFor() {
        assertThat(Chart.withDefaults())
                .noneMatch(manifest -> manifest.env("SEED_DEMO").isPresent());
        List<Manifest> jobs = with("demoSeed.enabled", true).stream()
                .filter(manifest -> manifest.env("SEED_DEMO").isPresent())
                .toList();

        assertThat(jobs).singleElement().satisfies(job -> {
            assertThat(job.is("Job")).isTrue();
            assertThat(job.env("SEED_AND_EXIT")).contains("true");
            assertThat(job.env("MIGRATE_AT_START")).contains("false");
            assertThat(job.tree().at("/metadata/annotations/helm.sh~1hook").asText())
                    .isEqualTo("post-install,post-upgrade");
        });
    }

    @Test
    void servicePodsNeverMigrate() {
        assertThat(deployments(Chart.withDefaults()))
                .filteredOn(manifest -> Set.of("core", "admin").contains(manifest.component()))
                .hasSize(2)
                .allSatisfy(
                        manifest -> assertThat(manifest.env("MIGRATE_AT_START")).contains("false"));
    }

    @Test
    void everyPodIsBehindANetworkPolicyAndOnlyTheGatewayIsOpen() {
        List<Manifest> policies = Chart.withDefaults().stream()
                .filter(manifest -> manifest.is("NetworkPolicy"))
                .toList();

        assertThat(policies.stream().map(Manifest::component).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("gateway", "core", "dispatcher", "admin", "realtime");
        assertThat(policies)
                .filteredOn(policy -> !policy.component().equals("gateway"))
                .allSatisfy(policy -> assertThat(Manifest.elements(policy.tree().at("/spec/ingress")))
                        .allMatch(rule -> rule.path("from").size() > 0));
    }

    @Test
    void gracePeriodCoversDrainingAndShutdown() {
        assertThat(deployments(Chart.withDefaults())).allSatisfy(manifest -> {
            int drain = manifest.containers()
                    .get(0)
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            int shutdown = Integer.parseInt(
                    manifest.env("QUARKUS_SHUTDOWN_TIMEOUT").orElseThrow().replace("s", ""));
            assertThat(manifest.pod().path("terminationGracePeriodSeconds").asInt())
                    .isGreaterThan(drain + shutdown);
        });
    }

    @Test
    void refusesCredentialsInAddressesAndPathsThatAreNotPublic() {
        assertThatThrownBy(() -> with("postgres.url", "postgresql://me:secret@db:5432/carillon"))
                .hasMessageContaining("postgres");
        assertThatThrownBy(() -> with("publicPaths[0]", "/metrics")).hasMessageContaining("publicPaths");
        assertThatThrownBy(() -> with("dispatcher.channels[0].name", "pigeon")).hasMessageContaining("channels");
        assertThatThrownBy(() -> with("postgress.url", "x")).hasMessageContaining("postgress");
    }

    private static List<Manifest> deployments(List<Manifest> manifests) {
        return manifests.stream().filter(manifest -> manifest.is("Deployment")).toList();
    }

    private static List<Manifest> with(String name, Object value) {
        return Chart.with(Map.of(name, value));
    }

    private static List<Manifest> with(String name, Object value, String other, Object otherValue) {
        return Chart.with(Map.of(name, value, other, otherValue));
    }
}
