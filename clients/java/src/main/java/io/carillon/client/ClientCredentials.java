package io.carillon.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens by OAuth 2 client credentials. One is kept and renewed before it ends; however many threads need it, one fetches
 * and the others wait for that.
 */
public final class ClientCredentials implements TokenSource {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final URI endpoint;
    private final String authorization;
    private final HttpClient http;
    private final Duration patience;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Held held = new Held("", Instant.MIN);

    private record Held(String token, Instant until) {}

    public ClientCredentials(URI endpoint, String clientId, String clientSecret) {
        this(endpoint, clientId, clientSecret, HttpClient.newHttpClient(), Clock.systemUTC());
    }

    ClientCredentials(URI endpoint, String clientId, String clientSecret, HttpClient http, Clock clock) {
        this.endpoint = endpoint;
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (encoded(clientId) + ":" + encoded(clientSecret)).getBytes(StandardCharsets.UTF_8));
        this.http = http;
        this.patience = Duration.ofSeconds(10);
        this.clock = clock;
    }

    @Override
    public String token() {
        Held now = held;
        return clock.instant().isBefore(now.until()) ? now.token() : fetchOnce().token();
    }

    @Override
    public void refused(String token) {
        fetching.lock();
        try {
            if (held.token().equals(token)) {
                held = new Held("", Instant.MIN);
            }
        } finally {
            fetching.unlock();
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + endpoint + "]";
    }

    private Held fetchOnce() {
        fetching.lock();
        try {
            if (!clock.instant().isBefore(held.until())) {
                held = fetch();
            }
            return held;
        } finally {
            fetching.unlock();
        }
    }

    private Held fetch() {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException outage) {
            throw new CarillonException.Unavailable("no token from " + endpoint, outage);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CarillonException.Unavailable("interrupted", interrupted);
        }
    }

    private Held read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw new IOException("the token endpoint answered " + response.statusCode());
        }
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() != OK || !answer.path("access_token").isTextual()) {
            String error = answer.path("error").asText("no token");
            throw new CarillonException.Refused(response.statusCode(), error, "no token for this client", List.of());
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        Duration margin = life.compareTo(MARGIN.multipliedBy(2)) < 0 ? life.dividedBy(2) : MARGIN;
        return new Held(
                answer.path("access_token").textValue(),
                clock.instant().plus(life).minus(margin));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
