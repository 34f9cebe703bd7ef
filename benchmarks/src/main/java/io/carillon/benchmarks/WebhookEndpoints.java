package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Endpoints of the demo tenant at the simulator's receiver, there for one benchmark. */
final class WebhookEndpoints implements AutoCloseable {
    /** Where they post to. */
    static final String PATH = "/webhook-sink/bench";

    private static final int ENDPOINTS = 4;

    /** What the dispatcher allows all of them together. */
    static final int CALLS_AT_ONCE = ENDPOINTS * 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningSuite suite;
    private final List<String> ids = new ArrayList<>();

    WebhookEndpoints(RunningSuite suite) {
        this.suite = suite;
    }

    /** Makes them; they are told of nothing but what the benchmark asks for. */
    void make() throws IOException, InterruptedException {
        Map<String, Object> endpoint = Map.of(
                "url",
                suite.values().get("SIMULATOR_URL") + PATH,
                "description",
                "benchmark",
                "eventTypes",
                List.of("carillon.webhook.endpoint-disabled.v1"));
        while (ids.size() < ENDPOINTS) {
            HttpRequest.Builder request =
                    admin("").POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(endpoint)));
            ids.add(answer(request).path("id").asText());
        }
    }

    /** Whom the delivery of this number goes to. */
    String address(int number) {
        return ids.get(number % ids.size());
    }

    private HttpRequest.Builder admin(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(suite.gateway().resolve("/api/v1/admin/webhook-endpoints" + path))
                .header("Authorization", "Bearer " + suite.administrator())
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("webhook endpoints: " + answer.statusCode() + " " + new String(answer.body()));
        }
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (String id : ids) {
            answer(admin("/" + id).DELETE());
        }
        http.close();
    }
}
