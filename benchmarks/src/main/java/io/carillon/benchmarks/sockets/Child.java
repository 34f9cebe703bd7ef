package io.carillon.benchmarks.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs as long as the benchmark does. */
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final double TICKS_A_SECOND = 100;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** Kafka and Redis; returns with their addresses in {@code into}. */
    static Child stores(Path top, Path data, Map<String, String> into) throws Exception {
        Path file = data.resolve("infra.env");
        Child child = start(
                data.resolve("infra.log"),
                Map.of(),
                List.of(
                        "-jar",
                        top.resolve("dev-stack/target/dev-stack-runner/dev-stack.jar")
                                .toString(),
                        "infra",
                        "--ports",
                        "random",
                        "--data",
                        data.resolve("infra").toString(),
                        "--env-file",
                        file.toString(),
                        "--parts",
                        "kafka,redis"));
        await(() -> Files.exists(file));
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            into.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return child;
    }

    /** The gateway under test. */
    static Child realtime(Path top, Path data, Map<String, String> environment, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(
                "-jar",
                top.resolve("realtime-gateway/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        Child child = start(data.resolve("realtime.log"), environment, command);
        URI ready = URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT") + "/health/ready");
        await(() -> answers(ready));
        return child;
    }

    long residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    /** Seconds of processor time so far. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static Child start(Path log, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(new HashMap<>(environment));
        return new Child(builder.start());
    }

    private static boolean answers(URI ready) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("not ready in " + PATIENCE);
            }
            Thread.sleep(200);
        }
    }
}
