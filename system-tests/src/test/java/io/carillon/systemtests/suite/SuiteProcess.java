package io.carillon.systemtests.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A suite of our own, as {@code ./carillon up} starts it: on random ports, ended with this JVM. */
final class SuiteProcess {
    private static final Path JAR = Path.of("dev-stack", "target", "dev-stack-runner", "dev-stack.jar");
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);

    private final Process process;
    private final Path directory;

    private SuiteProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Starts a suite with these further environment variables; returns its environment file once it is ready. */
    static Path launch(Map<String, String> environment) {
        try {
            Path directory = Files.createTempDirectory("carillon-st-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            SuiteProcess suite = new SuiteProcess(start(directory, environment), directory);
            Runtime.getRuntime().addShutdownHook(new Thread(suite::end, "suite-end"));
            return suite.awaitReady();
        } catch (IOException failure) {
            throw new UncheckedIOException("the suite could not be launched", failure);
        }
    }

    private static Process start(Path directory, Map<String, String> environment) throws IOException {
        Path jar = top().resolve(JAR);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path data = directory.resolve("data");
        List<String> words = List.of(java, "-Xmx768m", "-XX:+UseSerialGC", "-jar", jar.toString(), "up");
        List<String> options = List.of(
                "--ports",
                "random",
                "--data",
                data.toString(),
                "--env-file",
                data.resolve("suite.env").toString());
        ProcessBuilder builder = new ProcessBuilder(
                Stream.of(words, options).flatMap(List::stream).toList());
        builder.environment().putAll(environment);
        return builder.directory(top().toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("supervisor.log").toFile())
                .start();
    }

    private static Path top() {
        Path place = Path.of("").toAbsolutePath();
        while (!Files.exists(place.resolve("carillon"))) {
            place = place.getParent();
        }
        return place;
    }

    private Path awaitReady() throws IOException {
        Path envFile = directory.resolve("data").resolve("suite.env");
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.exists(envFile)) {
            if (hasEnded() || System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "the suite did not start; it said:\n" + Files.readString(directory.resolve("supervisor.log")));
            }
        }
        return envFile;
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (!Boolean.getBoolean("carillon.keep-data")) {
                delete();
            }
        } catch (IOException | InterruptedException unfinished) {
            System.err.println("the suite in " + directory + " was not cleared away: " + unfinished);
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
