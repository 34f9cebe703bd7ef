package io.carillon.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The five services, and the environment each of them reads. */
enum Service {
    GATEWAY("api-gateway", "gateway"),
    CORE("notification-core", "core"),
    DISPATCHER("channel-dispatcher", "dispatcher"),
    ADMIN("tenant-admin", "admin"),
    REALTIME("realtime-gateway", "realtime");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");

    /** Names that Quarkus and the JVM read by themselves. */
    private static final Predicate<String> FRAMEWORK = Pattern.compile("QUARKUS_[A-Z0-9_]+|JAVA_TOOL_OPTIONS").asMatchPredicate();

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

    /** Names in the placeholders of the service's own configuration and of the libraries it is built on. */
    Set<String> environment() {
        Set<String> names = placeholders(Tree.read(module + "/src/main/resources/application.properties"));
        String pom = Tree.read(module + "/pom.xml");
        libraries()
                .filter(library -> pom.contains("<artifactId>" + library + "</artifactId>"))
                .map(library -> "libs/" + library + "/src/main/resources/META-INF/microprofile-config.properties")
                .filter(file -> Files.isRegularFile(Tree.path(file)))
                .forEach(file -> names.addAll(placeholders(Tree.read(file))));
        return names;
    }

    private static Stream<String> libraries() {
        try (Stream<java.nio.file.Path> entries = Files.list(Tree.path("libs"))) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> placeholders(String properties) {
        Set<String> names = new TreeSet<>();
        properties
                .lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .map(PLACEHOLDER::matcher)
                .flatMap(Matcher::results)
                .forEach(found -> names.add(found.group(1)));
        return names;
    }
}
