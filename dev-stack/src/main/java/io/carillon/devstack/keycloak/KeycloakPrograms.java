package io.carillon.devstack.keycloak;

import io.carillon.devstack.process.Cache;
import io.carillon.devstack.process.PartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak's distribution: fetched through Maven, unpacked and built once into the cache. */
final class KeycloakPrograms {

    static final String VERSION = "26.7.3";

    private static final String ARTIFACT = "org.keycloak:keycloak-quarkus-dist:%s:zip".formatted(VERSION);

    private KeycloakPrograms() {}

    static Path directory(Path log) throws Exception {
        return Cache.directory("keycloak-" + VERSION, target -> install(target, log));
    }

    private static void install(Path target, Path log) throws Exception {
        Path download = Files.createDirectories(Cache.root().resolve("downloads"));
        Path archive = download.resolve("keycloak-quarkus-dist-%s.zip".formatted(VERSION));
        if (!Files.exists(archive)) {
            String maven = Optional.ofNullable(System.getenv("MAVEN")).orElse("mvn");
            run(
                    log,
                    List.of(
                            maven,
                            "-q",
                            "-B",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
                            "-Dartifact=" + ARTIFACT,
                            "-DoutputDirectory=" + download));
        }
        unpack(archive, target);
        run(log, List.of(target.resolve("bin/kc.sh").toString(), "build", "--db=dev-file", "--health-enabled=true"));
    }

    /** Leaves out the distribution's own top directory. */
    private static void unpack(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path path = target.resolve(name).normalize();
                if (path.startsWith(target) && !name.isEmpty()) {
                    write(zip, entry, path);
                }
            }
        }
    }

    private static void write(ZipInputStream zip, ZipEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        Files.copy(zip, path);
        if (path.toString().endsWith(".sh")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void run(Path log, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new PartFailure(KeycloakServer.NAME, "failed: " + String.join(" ", command), log, null);
            }
        } finally {
            process.destroy();
        }
    }
}
