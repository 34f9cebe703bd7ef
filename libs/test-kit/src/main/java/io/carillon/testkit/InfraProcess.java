package io.carillon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The dev-stack as a child of this JVM. Its data lives in a fresh directory that is deleted at the end. */
final class InfraProcess {
    private static final Path JAR = Path.of("dev-stack", "target", "dev-stack-runner", "dev-stack.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int LOG_LINES = 40;

    private final Process process;
    private final Path directory;

    private InfraProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Starts the parts and returns the environment file once all of them answer. */
    static Path launch(Path top, String parts) {
        Path jar = top.resolve(JAR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar + " is missing: package the dev-stack first (mvn -pl dev-stack package)");
        }
        return launch(jar, parts, PATIENCE);
    }

    static Path launch(Path jar, String parts, Duration patience) {
        try {
            Path directory = reachableDirectory();
            Path envFile = directory.resolve("suite.env");
            InfraProcess infra =
                    new InfraProcess(command(jar, parts, directory, envFile).start(), directory);
            Runtime.getRuntime().addShutdownHook(new Thread(infra::end, "infra-end"));
            infra.awaitReady(envFile, patience);
            return envFile;
        } catch (IOException failure) {
            throw new UncheckedIOException("the infrastructure could not be launched", failure);
        }
    }

    private static ProcessBuilder command(Path jar, String parts, Path directory, Path envFile) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = List.of(
                java,
                "-jar",
                jar.toString(),
                "infra",
                "--ports",
                "random",
                "--data",
                directory.resolve("data").toString(),
                "--env-file",
                envFile.toString(),
                "--parts",
                parts);
        return new ProcessBuilder(words)
                .directory(jar.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(directory).toFile());
    }

    /** PostgreSQL may run as another user (it refuses root), so everybody may enter. */
    private static Path reachableDirectory() throws IOException {
        Path directory = Files.createTempDirectory("carillon-infra-");
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void awaitReady(Path envFile, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!Files.exists(envFile)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the infrastructure ended with " + process.exitValue() + tail());
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("the infrastructure is not ready after " + patience + tail());
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the infrastructure started", stopped);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log(directory));
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return "; its last words:\n  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "; its log cannot be read: " + unreadable.getMessage();
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("infra.log");
    }

    private void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            delete(directory);
        } catch (IOException | InterruptedException unfinished) {
            System.err.println("infrastructure in " + directory + " was not cleared away: " + unfinished);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
