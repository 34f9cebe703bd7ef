package io.carillon.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * A service behind the door. The last segment of the path says how it behaves: {@code silent}, {@code broken},
 * {@code stream}, {@code nothing}; everything else is answered with what arrived.
 */
final class FakeService {
    private final String name;
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
        switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "silent" -> request.handler(ignored -> {});
            case "broken" ->
                response.putHeader("content-length", "10").write("half").onComplete(written -> request.connection()
                        .close());
            case "stream" -> stream(vertx, response.setChunked(true), 0);
            case "nothing" -> response.setStatusCode(204).end();
            default -> request.body().onSuccess(body -> echo(request, body));
        }
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
