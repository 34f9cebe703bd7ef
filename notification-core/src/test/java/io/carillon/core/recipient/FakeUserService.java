package io.carillon.core.recipient;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A user service over HTTP that knows everybody whose id begins with {@code ext-}, and can be down. */
final class FakeUserService implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicInteger grants = new AtomicInteger();
    private volatile boolean down;

    FakeUserService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::grant);
        server.createContext("/users", this::answer);
        server.start();
    }

    void down(boolean now) {
        down = now;
    }

    int lookUps() {
        return lookUps.get();
    }

    int grants() {
        return grants.get();
    }

    private void grant(HttpExchange exchange) throws IOException {
        grants.incrementAndGet();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean valid = form.contains("grant_type=client_credentials") && form.contains("client_secret=demo-secret");
        reply(exchange, valid ? 200 : 401, "{\"access_token\":\"demo-token\",\"expires_in\":300}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        lookUps.incrementAndGet();
        JsonObject asked = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean authorized =
                "Bearer demo-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        JsonArray users = new JsonArray();
        asked.getJsonArray("userIds").stream()
                .map(String.class::cast)
                .filter(id -> id.startsWith("ext-"))
                .forEach(id -> users.add(new JsonObject().put("userId", id).put("email", id + "@example.org")));
        int status = down ? 503 : authorized ? 200 : 401;
        reply(exchange, status, new JsonObject().put("users", users).encode());
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    UserServiceConfig config() {
        String base = "http://localhost:" + server.getAddress().getPort();
        return new Settings(base + "/users", base + "/token");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Settings(String lookUpUrl, String grantUrl) implements UserServiceConfig {
        @Override
        public Optional<String> url() {
            return Optional.of(lookUpUrl);
        }

        @Override
        public Optional<String> tokenUrl() {
            return Optional.of(grantUrl);
        }

        @Override
        public Optional<String> clientId() {
            return Optional.of("demo-client");
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.of("demo-secret");
        }

        @Override
        public Optional<String> scope() {
            return Optional.of("users:read");
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int batch() {
            return 100;
        }

        @Override
        public Duration cacheFor() {
            return Duration.ofMinutes(5);
        }

        @Override
        public int breakerFailures() {
            return 3;
        }

        @Override
        public Duration breakerPause() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration retryFirst() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration retryLongest() {
            return Duration.ofSeconds(30);
        }
    }
}
