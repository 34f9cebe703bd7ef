package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** An access token of the simulated Google, for an account of the benchmark's own: its signature is not checked there. */
final class GoogleToken {
    private static final int LIFETIME = 3_600;

    private GoogleToken() {}

    static String from(String simulator) throws IOException, InterruptedException {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss": "bench@demo-project.iam.gserviceaccount.com", "aud": "%s/google/token", "iat": %d, "exp": %d,
                 "scope": "https://www.googleapis.com/auth/firebase.messaging"}
                """.formatted(simulator, now, now + LIFETIME);
        String assertion = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims) + "." + encode("demo");
        String form =
                "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&assertion=" + assertion;
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator + "/google/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        }
    }

    private static String encode(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
