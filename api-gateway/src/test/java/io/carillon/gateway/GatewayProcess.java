package io.carillon.gateway;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One packaged gateway as a process of its own, which can be stopped as an orchestrator stops it. */
final class GatewayProcess {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Map<String, String> settings;
    private final int port = freePort();
    private Process process;

    GatewayProcess(Map<String, String> settings) {
        this.settings = settings;
    }

    GatewayProcess start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(List.of(java, "-Xmx96m", "-XX:+UseSerialGC", "-jar", JAR.toString()));
        settings.forEach((name, value) -> builder.environment().put(environmentName(name), value));
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        builder.environment().put("SHUTDOWN_DELAY", "3s");
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/gateway-" + port + ".log")))
                .start();
        return this;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    boolean isReady() {
        try {
            return RestAssured.given()
                            .config(RestAssuredConfig.config()
                                    .httpClient(HttpClientConfig.httpClientConfig()
                                            .setParam("http.socket.timeout", TIMEOUT_MILLIS)))
                            .header("Connection", "close")
                            .get(uri("/health/ready"))
                            .statusCode()
                    == 200;
        } catch (Exception unreachable) {
            return false;
        }
    }

    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
    }

    /** Asks the process to end (SIGTERM) and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the gateway did not end within 30 seconds");
        }
    }

    private static String environmentName(String property) {
        return property.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
