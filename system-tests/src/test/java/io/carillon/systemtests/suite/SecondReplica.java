package io.carillon.systemtests.suite;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** Another realtime-gateway beside the suite's own. */
public final class SecondReplica implements AutoCloseable {
    private final Process process;
    private final int port;

    private SecondReplica(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static SecondReplica start(Suite suite) {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx128m",
                    "-jar",
                    "../realtime-gateway/target/quarkus-app/quarkus-run.jar");
            builder.redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "second-realtime.log").toFile());
            for (String name : new String[] {"KAFKA_BOOTSTRAP", "REDIS_URL", "ISSUER_URL", "CORE_URL"}) {
                builder.environment().put(name, suite.place(name));
            }
            builder.environment().put("HTTP_PORT", Integer.toString(port));
            SecondReplica replica = new SecondReplica(builder.start(), port);
            await("the second replica").atMost(Duration.ofSeconds(60)).until(replica::isReady);
            return replica;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String socketUrl() {
        return "ws://localhost:" + port + "/ws";
    }

    /** SIGTERM: it may say goodbye. */
    public void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean isReady() {
        try {
            return Http.get("http://localhost:" + port + "/health/ready").send().status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
