package io.carillon.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens of the demo realm's clients and people, fetched once from the running issuer. */
public final class Tokens {
    private static final long SPARE_NANOS = 30_000_000_000L;
    private static final Map<String, Token> CACHE = new ConcurrentHashMap<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Tokens() {}

    private record Token(String value, long usableUntilNanos) {
        boolean isUsable() {
            return System.nanoTime() < usableUntilNanos;
        }
    }

    /** Token of a confidential client with all its scopes, for example {@code demo-service}. */
    public static String ofClient(String clientId) {
        return fetch(clientForm(clientId));
    }

    /** Token of a confidential client narrowed to some of its scopes. */
    public static String ofClient(String clientId, String... scopes) {
        return fetch(clientForm(clientId) + "&" + form(Map.of("scope", String.join(" ", scopes))));
    }

    /** Token of a person, for example {@code ada}, {@code demo-admin} or {@code platform-admin}. */
    public static String ofUser(String name) {
        return fetch(form(Map.of(
                "grant_type", "password",
                "client_id", "carillon-cli",
                "username", name,
                "password", "demo-password")));
    }

    private static String clientForm(String clientId) {
        return form(Map.of(
                "grant_type", "client_credentials", "client_id", clientId, "client_secret", clientId + "-secret"));
    }

    private static String fetch(String form) {
        String issuer = Infra.env("ISSUER_URL");
        return CACHE.compute(
                        issuer + form, (key, known) -> known != null && known.isUsable() ? known : ask(issuer, form))
                .value();
    }

    private static Token ask(String issuer, String form) {
        JsonNode discovery = answer(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
        JsonNode granted = answer(HttpRequest.newBuilder(
                        URI.create(discovery.get("token_endpoint").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        long lifeNanos = granted.path("expires_in").asLong(60) * 1_000_000_000L;
        return new Token(granted.get("access_token").asText(), System.nanoTime() + lifeNanos - SPARE_NANOS);
    }

    private static JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the issuer answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return Json.read(response.body(), JsonNode.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
