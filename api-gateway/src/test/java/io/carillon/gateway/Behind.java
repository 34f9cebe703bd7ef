package io.carillon.gateway;

import io.carillon.testkit.Infra;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** What stands behind the door in tests: core, admin and realtime answer, the dispatcher is down. */
public final class Behind implements QuarkusTestResourceLifecycleManager {
    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        FakeIssuer issuer = new FakeIssuer().start(vertx);
        Map<String, String> stores = Infra.start("kafka,redis");
        Map<String, String> settings = new HashMap<>(limits());
        settings.put("KAFKA_BOOTSTRAP", stores.get("KAFKA_BOOTSTRAP"));
        settings.put("REDIS_URL", stores.get("REDIS_URL"));
        settings.put("ISSUER_URL", issuer.url());
        settings.put("test.mint", issuer.origin() + "/mint/");
        settings.put("CORE_URL", new FakeService("core").start(vertx).url());
        settings.put("ADMIN_URL", new FakeService("admin").start(vertx).url());
        settings.put("REALTIME_URL", new FakeService("realtime").start(vertx).url());
        settings.put("DISPATCHER_URL", "http://127.0.0.1:" + freePort());
        settings.put("carillon.gateway.answer-timeout", "700ms");
        settings.put("carillon.gateway.answer-timeouts.batch", "700ms");
        settings.put("carillon.gateway.breaker-rest", "4s");
        return settings;
    }

    /** All tests call from one address, on machines that may be busy. */
    private static Map<String, String> limits() {
        return Map.of(
                "carillon.limits.addresses.pages", "100000",
                "carillon.limits.patience", "1s",
                "carillon.pace.keep-alive", "2500ms",
                "carillon.pace.body-grace", "1s");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
