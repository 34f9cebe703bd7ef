package io.carillon.systemtests.suite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens of the demo realm, each fetched again before it expires. */
final class Tokens {
    private static final long SPARE_NANOS = 60_000_000_000L;

    private final Places places;
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    Tokens(Places places) {
        this.places = places;
    }

    private record Token(String value, long usableUntilNanos) {
        boolean isUsable() {
            return System.nanoTime() < usableUntilNanos;
        }
    }

    String of(String name) {
        return known.compute(name, (key, token) -> token != null && token.isUsable() ? token : fetch(key))
                .value();
    }

    private Token fetch(String name) {
        String client = name.toUpperCase(Locale.ROOT).replace('-', '_');
        boolean isClient = places.values().containsKey(client + "_CLIENT_ID");
        Answer answer = Http.request("POST", places.get("TOKEN_URL"))
                .body("application/x-www-form-urlencoded", form(isClient ? clientForm(client) : personForm(name)))
                .send()
                .expect(200);
        long lifeNanos = answer.json().path("expires_in").asLong(60) * 1_000_000_000L;
        return new Token(answer.text("access_token"), System.nanoTime() + Math.max(0, lifeNanos - SPARE_NANOS));
    }

    private Map<String, String> clientForm(String client) {
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", places.get(client + "_CLIENT_ID"),
                "client_secret", places.get(client + "_CLIENT_SECRET"));
    }

    private static Map<String, String> personForm(String name) {
        return Map.of(
                "grant_type", "password",
                "client_id", "carillon-cli",
                "username", name,
                "password", "demo-password");
    }

    private static byte[] form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8);
    }
}
