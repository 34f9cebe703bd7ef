package io.carillon.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

/** What stands behind the door in tests: core, admin and realtime answer, the dispatcher is down. */
public final class Behind implements QuarkusTestResourceLifecycleManager {
    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        FakeIssuer issuer = new FakeIssuer().start(vertx);
        return Map.of(
                "ISSUER_URL", issuer.url(),
                "test.mint", issuer.origin() + "/mint/",
                "CORE_URL", new FakeService("core").start(vertx).url(),
                "ADMIN_URL", new FakeService("admin").start(vertx).url(),
                "REALTIME_URL", new FakeService("realtime").start(vertx).url(),
                "DISPATCHER_URL", "http://127.0.0.1:" + freePort(),
                "carillon.gateway.answer-timeout", "700ms");
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
