package io.carillon.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service behind the door. The last segment of the path says how it behaves: {@code silent}, {@code broken},
 * {@code stream}, {@code nothing}, {@code hang-up}, {@code flaky…} (hangs up the first time); everything else is answered
 * with what arrived and how often that target was asked for.
 */
final class FakeService {
    private final String name;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    FakeService(String name) {
        this.name = name;
    }

    FakeService start(Vertx vertx) {
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("carillon.v1"))
                .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
                .requestHandler(request -> answer(vertx, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(Vertx vertx, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (request.path().equals("/openapi")) {
            response.putHeader("content-type", "application/json").end(document());
            return;
        }
        int times = asked.merge(request.uri(), 1, Integer::sum);
        if (times == 1 && request.uri().contains("flaky")) {
            request.connection().close();
            return;
        }
        switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "silent" -> request.handler(ignored -> {});
            case "broken" ->
                response.putHeader("content-length", "10").write("half").onComplete(written -> request.connection()
                        .close());
            case "stream" -> stream(vertx, response.setChunked(true), 0);
            case "hang-up" -> request.connection().close();
            case "nothing" -> response.setStatusCode(204).end();
            default -> request.body().onSuccess(body -> echo(request, body));
        }
    }

    private String document() {
        JsonObject operation = new JsonObject().put("operationId", "list").put("summary", name);
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "paths",
                        new JsonObject()
                                .put("/api/v1/admin/templates", new JsonObject().put("get", operation))
                                .put("/api/v1/admin/suppressions", new JsonObject().put("get", operation)))
                .encode();
    }

    private void echo(HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        request.headers().forEach((key, value) -> headers.put(key.toLowerCase(java.util.Locale.ROOT), value));
        request.response()
                .putHeader("content-type", "application/json")
                .putHeader("connection", "keep-alive, x-internal")
                .putHeader("x-internal", "1")
                .end(new JsonObject()
                        .put("service", name)
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("asked", asked.get(request.uri()))
                        .put("bytes", body.length())
                        .put("headers", headers)
                        .encode());
    }

    private static void stream(Vertx vertx, HttpServerResponse response, int part) {
        if (part == 3) {
            response.end();
        } else {
            response.write("part " + part + "\n");
            vertx.setTimer(150, next -> stream(vertx, response, part + 1));
        }
    }
}
