package io.carillon.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.devstack.oidc.DemoUser;
import io.carillon.devstack.suite.Arguments;
import io.carillon.devstack.suite.EnvironmentFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A suite that is up, found by its environment file: its addresses, its tokens, its answers. */
final class RunningSuite {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(30);

    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private RunningSuite(Map<String, String> environment) {
        this.environment = environment;
    }

    static RunningSuite of(Arguments arguments) throws IOException {
        Path file = Path.of(
                arguments.option("env-file").orElse(arguments.option("data").orElse(".dev-stack") + "/suite.env"));
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "the suite is not up (no %s); start it with ./carillon up".formatted(file));
        }
        return new RunningSuite(EnvironmentFile.read(file));
    }

    String value(String key) {
        String value = environment.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the environment file has no " + key);
        }
        return value;
    }

    /** An access token for a service client (demo, other, demo-reader, platform) or a user, by name. */
    String token(String name) throws IOException, InterruptedException {
        String key = name.replaceAll("-service$", "")
                .replaceAll("^carillon-", "")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        Map<String, String> form = new LinkedHashMap<>();
        if (environment.containsKey(key + "_CLIENT_ID")) {
            form.put("grant_type", "client_credentials");
            form.put("client_id", value(key + "_CLIENT_ID"));
            form.put("client_secret", value(key + "_CLIENT_SECRET"));
        } else {
            form.put("grant_type", "password");
            form.put("client_id", "carillon-cli");
            form.put("username", environment.getOrDefault(key, name));
            form.put("password", DemoUser.PASSWORD);
        }
        HttpResponse<String> answer = call(HttpRequest.newBuilder(URI.create(value("TOKEN_URL")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException("no token for %s: %s".formatted(name, answer.body()));
        }
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    JsonNode post(String path, String token, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (answer.statusCode() >= 300) {
            throw new IllegalArgumentException(
                    "%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** Uploads settings and a file as a form, the file straight from disk. */
    JsonNode upload(String path, String token, String boundary, String job, Path file)
            throws IOException, InterruptedException {
        String before =
                "--%s\r\nContent-Disposition: form-data; name=\"job\"\r\nContent-Type: application/json\r\n\r\n%s\r\n"
                                .formatted(boundary, job)
                        + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                                .formatted(boundary, file.getFileName());
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(before),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)));
        HttpResponse<String> answer = http.send(
                request(path, token)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .timeout(UPLOAD_PATIENCE)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalArgumentException(
                    "%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(request(path, token).GET());
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(
                    "%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(value("GATEWAY_URL") + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }
}
