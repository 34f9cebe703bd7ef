package io.carillon.admin.preview;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.admin.json.JsonColumns;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/** Hands messages to core in the caller's own name. */
@ApplicationScoped
class CoreClient {
    private static final String SEND = "/api/v1/services/notifications/send";
    private static final int SERVER_ERROR = 500;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final WebClient http;
    private final ObjectMapper json;
    private final JsonColumns writer;
    private final CoreConfig config;

    CoreClient(Vertx vertx, ObjectMapper json, JsonColumns writer, CoreConfig config) {
        this.http = WebClient.create(vertx);
        this.json = json;
        this.writer = writer;
        this.config = config;
    }

    /**
     * What core answered.
     *
     * @param body JSON: what was accepted, or the problem that stands against it
     */
    record Answer(int status, Map<String, Object> body) {}

    /** Fails with the dependency-unavailable problem when core is away or in trouble; repeating the key is harmless. */
    Uni<Answer> send(String authorization, String key, TestMessage message) {
        return http.postAbs(config.url().resolve(SEND).toString())
                .timeout(config.timeout().toMillis())
                .putHeader("Authorization", authorization)
                .putHeader("Idempotency-Key", key)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(writer.write(message)))
                .onFailure()
                .transform(failure -> unavailable(key))
                .map(response -> read(response, key));
    }

    private Answer read(HttpResponse<Buffer> response, String key) {
        if (response.statusCode() >= SERVER_ERROR || response.body() == null) {
            throw unavailable(key);
        }
        try {
            return new Answer(
                    response.statusCode(), json.readValue(response.body().getBytes(), OBJECT));
        } catch (IOException notJson) {
            throw unavailable(key);
        }
    }

    private static ProblemException unavailable(String key) {
        return new ProblemException(
                        CommonProblem.DEPENDENCY_UNAVAILABLE,
                        "notification-core did not take the message; send it again with Idempotency-Key " + key
                                + ", for it may have been recorded after all")
                .withHeader("Retry-After", "5");
    }
}
