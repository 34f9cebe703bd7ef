package io.carillon.realtime;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** Core as far as sockets know it: counts three unread notifications for everybody who brings a token. */
public final class FakeCore implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(FakeCore::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Map.of("CORE_URL", "http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void stop() {
        vertx.close();
    }

    private static void answer(HttpServerRequest request) {
        boolean known = request.path().equals("/api/v1/users/me/notifications/unread-count")
                && request.getHeader("Authorization").startsWith("Bearer ey");
        request.response().setStatusCode(known ? 200 : 401).end("{\"total\":3,\"byCategory\":{\"news\":3}}");
    }
}
