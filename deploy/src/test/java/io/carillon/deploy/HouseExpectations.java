package io.carillon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the house asks of every manifest beyond being valid. */
final class HouseExpectations {
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(PASSWORD|SECRET|TOKEN|JAAS_CONFIG)|SEALING_KEYS|ID_SIGNING_KEY");
    private static final Pattern OWNER = Pattern.compile("(CORE|ADMIN)_DB_OWNER_PASSWORD");
    private static final Set<String> PROBES = Set.of("startupProbe", "livenessProbe", "readinessProbe");
    private static final Set<String> PRIVATE_PATHS = Set.of("/", "/metrics", "/health");

    private static final List<Expectation> ALL = List.of(
            new Expectation("runs as non-root", HouseExpectations::nonRoot),
            new Expectation("mounts no service account token", HouseExpectations::noToken),
            new Expectation("every container is locked down", HouseExpectations::lockedDown),
            new Expectation("every container asks for resources and bounds its memory", HouseExpectations::resources),
            new Expectation("has its three probes", HouseExpectations::probes),
            new Expectation("mentions secrets by reference only", HouseExpectations::secretsByReference),
            new Expectation("owner credentials are for migration jobs", HouseExpectations::ownersMigrate),
            new Expectation("sets only what the service reads", HouseExpectations::environmentIsRead),
            new Expectation("sets what the service cannot start without", HouseExpectations::requiredIsSet),
            new Expectation("shows the outside public paths only", HouseExpectations::publicPaths),
            new Expectation("holds no Secret", manifest -> !manifest.is("Secret")));

    private HouseExpectations() {}

    private record Expectation(String words, Predicate<Manifest> met) {}

    /** One line for each expectation a manifest misses. */
    static List<String> violations(List<Manifest> manifests) {
        List<String> found = new ArrayList<>();
        manifests.forEach(manifest -> ALL.stream()
                .filter(expectation -> !expectation.met.test(manifest))
                .forEach(expectation -> found.add(manifest + ": " + expectation.words)));
        return found;
    }

    private static boolean nonRoot(Manifest manifest) {
        JsonNode security = manifest.pod().path("securityContext");
        return !manifest.makesPods()
                || security.path("runAsNonRoot").asBoolean()
                        && security.path("runAsUser").asInt() > 0
                        && security.at("/seccompProfile/type").asText().equals("RuntimeDefault");
    }

    private static boolean noToken(Manifest manifest) {
        return !manifest.makesPods()
                || manifest.pod().path("automountServiceAccountToken").isBoolean()
                        && !manifest.pod().path("automountServiceAccountToken").asBoolean();
    }

    private static boolean lockedDown(Manifest manifest) {
        return manifest.containers().stream()
                .map(container -> container.path("securityContext"))
                .allMatch(security -> security.path("readOnlyRootFilesystem").asBoolean()
                        && !security.path("allowPrivilegeEscalation").asBoolean(true)
                        && security.at("/capabilities/drop/0").asText().equals("ALL"));
    }

    private static boolean resources(Manifest manifest) {
        return manifest.containers().stream()
                .map(container -> container.path("resources"))
                .allMatch(resources -> Stream.of("/requests/cpu", "/requests/memory", "/limits/memory")
                        .noneMatch(amount -> resources.at(amount).isMissingNode()));
    }

    private static boolean probes(Manifest manifest) {
        return !manifest.is("Deployment")
                || manifest.containers().stream()
                        .allMatch(container -> PROBES.stream().allMatch(container::has));
    }

    private static boolean secretsByReference(Manifest manifest) {
        return manifest.env().stream()
                .filter(entry ->
                        SECRET_NAME.matcher(entry.path("name").asText()).matches())
                .allMatch(entry -> entry.path("value").isMissingNode()
                        && !entry.at("/valueFrom/secretKeyRef/name").asText().isEmpty());
    }

    private static boolean ownersMigrate(Manifest manifest) {
        boolean holdsOwner = manifest.env().stream()
                .anyMatch(entry -> OWNER.matcher(entry.path("name").asText()).matches());
        boolean migrates =
                manifest.env("MIGRATE_AT_START").filter("true"::equals).isPresent();
        return holdsOwner == migrates && (!migrates || manifest.is("Job"));
    }

    private static boolean environmentIsRead(Manifest manifest) {
        return !manifest.makesPods()
                || manifest.service()
                        .map(service -> manifest.env().stream()
                                .allMatch(entry ->
                                        service.reads(entry.path("name").asText())))
                        .orElse(true);
    }

    private static boolean requiredIsSet(Manifest manifest) {
        return !manifest.makesPods()
                || manifest.service()
                        .map(service -> service.required().stream()
                                .allMatch(name -> manifest.env(name).isPresent()))
                        .orElse(true);
    }

    private static boolean publicPaths(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Ingress" ->
                Manifest.elements(manifest.tree().at("/spec/rules"))
                        .flatMap(rule -> Manifest.elements(rule.at("/http/paths")))
                        .map(path -> path.path("path").asText())
                        .noneMatch(PRIVATE_PATHS::contains);
            case "HTTPRoute" ->
                Manifest.elements(manifest.tree().at("/spec/rules"))
                        .flatMap(rule -> Manifest.elements(rule.path("matches")))
                        .map(match -> match.at("/path/value").asText())
                        .noneMatch(PRIVATE_PATHS::contains);
            default -> true;
        };
    }
}
