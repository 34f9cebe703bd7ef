package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vendor's answer.
 *
 * @param status HTTP status
 * @param headers header fields; names in any case
 * @param body whole body
 * @param retryAfterMillis what the vendor asks to wait, or null
 */
public record HttpAnswer(int status, Map<String, String> headers, String body, Long retryAfterMillis) {

    static HttpAnswer of(HttpClientResponse response, Buffer body, Instant now) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getDelegate().headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        Long wait = RetryAfter.millis(headers.get("Retry-After"), now);
        return new HttpAnswer(response.statusCode(), headers, body.toString(), wait);
    }

    /** The body as JSON object; empty object when it is something else. */
    public JsonObject json() {
        try {
            return new JsonObject(body);
        } catch (DecodeException | ClassCastException notAnObject) {
            return new JsonObject();
        }
    }

    /**
     * A string that the vendor promises with a success.
     *
     * @throws UnreadableAnswerException when {@code value} is anything else
     */
    public static String promised(Object value, String name) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new UnreadableAnswerException("success without " + name);
    }

    /** The failure this answer stands for, with the wait the vendor asks for. */
    public AttemptOutcome failed(FailureCategory category, String code, String detail) {
        return new Failed(category, code, detail, retryAfterMillis);
    }

    /**
     * What a status means when the vendor's own codes say no more (RFC 9110 §15).
     */
    public FailureCategory categoryOfStatus() {
        return switch (status) {
            case 401, 402, 403, 404, 405, 406, 410 -> FailureCategory.MISCONFIGURED;
            case 408, 425 -> FailureCategory.TRANSIENT;
            case 429 -> FailureCategory.THROTTLED;
            case 415 -> FailureCategory.INTERNAL;
            default -> categoryOfClass();
        };
    }

    private FailureCategory categoryOfClass() {
        return switch (status / 100) {
            case 2, 5 -> FailureCategory.TRANSIENT;
            case 4 -> FailureCategory.CONTENT_REFUSED;
            default -> FailureCategory.MISCONFIGURED;
        };
    }
}
