package io.carillon.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Gateway and token endpoint as the client knows them: answers what it was told to, in turn, and remembers requests. */
final class FakeServer implements AutoCloseable {
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final AtomicInteger tokens = new AtomicInteger();
    volatile int tokenSeconds = 300;
    volatile int tokenStatus = 200;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    record Seen(String method, String path, String token, String key, String body) {}

    record Reply(int status, String body, Map<String, String> headers) {}

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::token);
        server.createContext("/api", this::api);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI tokenUri() {
        return uri().resolve("/token");
    }

    FakeServer reply(int status, String body, String... header) {
        replies.add(new Reply(status, body, header.length == 0 ? Map.of() : Map.of(header[0], header[1])));
        return this;
    }

    /** The connection breaks before an answer. */
    FakeServer hangUp() {
        replies.add(new Reply(0, "", Map.of()));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) {
        int number = tokens.incrementAndGet();
        String body = "{\"access_token\":\"t" + number + "\",\"expires_in\":" + tokenSeconds + "}";
        answer(exchange, new Reply(tokenStatus, tokenStatus == 200 ? body : "{\"error\":\"nobody\"}", Map.of()));
    }

    private void api(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                body));
        Reply reply = replies.poll();
        answer(exchange, reply == null ? new Reply(500, "{}", Map.of()) : reply);
    }

    private static void answer(HttpExchange exchange, Reply reply) {
        try (exchange) {
            if (reply.status() > 0) {
                reply.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
