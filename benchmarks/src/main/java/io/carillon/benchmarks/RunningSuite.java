package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The suite under load, found by its environment file. */
record RunningSuite(Path file, Map<String, String> values) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    static RunningSuite find(Optional<String> given) throws IOException {
        String data = Optional.ofNullable(System.getenv("CARILLON_DATA"))
                .orElse(ResultFile.top().resolve(".dev-stack").toString());
        Path file = Path.of(given.or(() -> Optional.ofNullable(System.getenv("CARILLON_ENV_FILE")))
                .orElse(data + "/suite.env"));
        if (!Files.exists(file)) {
            System.err.println("the suite is not up (no " + file + "); start it with ./carillon up");
            System.exit(1);
        }
        Map<String, String> values = new HashMap<>();
        Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> values.put(parts[0], parts[1]));
        return new RunningSuite(file.toAbsolutePath(), values);
    }

    URI gateway() {
        return URI.create(values.get("GATEWAY_URL"));
    }

    Path pids() {
        return file.resolveSibling("pids");
    }

    /** A token of the tenant whose e-mail goes by SMTP only. */
    String token() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + values.get("OTHER_CLIENT_ID") + "&client_secret="
                + values.get("OTHER_CLIENT_SECRET");
        HttpRequest request = HttpRequest.newBuilder(URI.create(values.get("TOKEN_URL")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return answer(request).get("access_token").asText();
    }

    /** A token of the demo tenant's administrator. */
    String administrator() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=carillon-cli&password=demo-password&username="
                + values.get("DEMO_ADMIN");
        HttpRequest request = HttpRequest.newBuilder(URI.create(values.get("TOKEN_URL")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return answer(request).get("access_token").asText();
    }

    JsonNode mail(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(values.get("MAIL_URL") + path))
                .build());
    }

    JsonNode simulator(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(values.get("SIMULATOR_URL") + path))
                .build());
    }

    private static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
