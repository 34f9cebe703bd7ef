package io.carillon.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The five services, and the environment each of them reads. */
enum Service {
    GATEWAY("api-gateway", "gateway"),
    CORE("notification-core", "core"),
    DISPATCHER("channel-dispatcher", "dispatcher"),
    ADMIN("tenant-admin", "admin"),
    REALTIME("realtime-gateway", "realtime");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");

    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)}");
    private static final Pattern CONSTANT = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

    /** Names that Quarkus and the JVM read by themselves. */
    private static final Predicate<String> FRAMEWORK =
            Pattern.compile("QUARKUS_[A-Z0-9_]+|JAVA_TOOL_OPTIONS").asMatchPredicate();

    private final String module;
    private final String component;

    Service(String module, String component) {
        this.module = module;
        this.component = component;
    }

    String module() {
        return module;
    }

    String component() {
        return component;
    }

    static Optional<Service> ofModule(String module) {
        return Arrays.stream(values())
                .filter(service -> service.module.equals(module))
                .findFirst();
    }

    boolean reads(String name) {
        return FRAMEWORK.test(name) || environment().contains(name);
    }

    /** Names whose placeholder has no default: the service does not start without them. */
    Set<String> required() {
        return found(WITHOUT_DEFAULT, configuration());
    }

    /** Names in the placeholders of its configuration and of its libraries', and names its own config sources read. */
    Set<String> environment() {
        Set<String> names = found(PLACEHOLDER, configuration());
        Tree.javaSources(module)
                .filter(source -> source.contains("implements ConfigSourceFactory"))
                .forEach(source -> names.addAll(found(CONSTANT, source)));
        String pom = Tree.read(module + "/pom.xml");
        libraries()
                .filter(library -> pom.contains("<artifactId>" + library + "</artifactId>"))
                .map(library -> "libs/" + library + "/src/main/resources/META-INF/microprofile-config.properties")
                .filter(file -> Files.isRegularFile(Tree.path(file)))
                .forEach(file -> names.addAll(found(PLACEHOLDER, active(Tree.read(file)))));
        return names;
    }

    private static Stream<String> libraries() {
        try (Stream<Path> entries = Files.list(Tree.path("libs"))) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return active(Tree.read(module + "/src/main/resources/application.properties"));
    }

    /** Without comments, and without what counts in tests and development only. */
    private static String active(String properties) {
        return properties.replaceAll("(?m)^(\\s*#|%test\\.|%dev\\.).*$", "");
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
