package io.carillon.admin.preview;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Core as far as test messages know it: remembers what it was sent, answers as it is told. */
public final class FakeCore implements QuarkusTestResourceLifecycleManager {
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static volatile int status = 202;

    private final Vertx vertx = Vertx.vertx();

    record Received(String path, String authorization, String key, JsonObject body) {}

    static void answering(int wanted) {
        status = wanted;
        RECEIVED.clear();
    }

    static List<Received> received() {
        return new ArrayList<>(RECEIVED);
    }

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
        request.body().onSuccess(body -> {
            RECEIVED.add(new Received(
                    request.path(),
                    request.getHeader("Authorization"),
                    request.getHeader("Idempotency-Key"),
                    body.toJsonObject()));
            request.response().setStatusCode(status).end(answer().encode());
        });
    }

    private static JsonObject answer() {
        return status == 202
                ? new JsonObject()
                        .put("notificationId", "01900000-0000-7000-8000-000000000001")
                        .put("status", "ACCEPTED")
                : new JsonObject()
                        .put("type", "urn:carillon:problem:no-contact")
                        .put("status", status);
    }
}
