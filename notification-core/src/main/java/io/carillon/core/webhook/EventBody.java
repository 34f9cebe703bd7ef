package io.carillon.core.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.BatchCompleted;
import io.carillon.events.NotificationStatusChanged;
import io.carillon.events.WebhookEndpointDisabled;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** What is posted: {@code type, timestamp, data}, as the Standard Webhooks specification recommends. */
@ApplicationScoped
class EventBody {
    /** The type of the event that an administrator asks for to try an endpoint; no endpoint is told it unasked. */
    static final String TEST = "carillon.webhook.test.v1";

    private final ObjectMapper json;

    EventBody(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    record Body(String type, Instant timestamp, Object data) {}

    /** The body of an event. */
    String of(String type, Object data) {
        return write(new Body(type, occurredAt(data), data));
    }

    /** The body of a test event. */
    String test(String endpointId, Instant now) {
        return write(new Body(TEST, now, Map.of("endpointId", endpointId)));
    }

    /** When an event happened. */
    static Instant occurredAt(Object data) {
        return switch (data) {
            case NotificationStatusChanged change -> change.occurredAt();
            case BatchCompleted batch -> batch.completedAt();
            case WebhookEndpointDisabled endpoint -> endpoint.disabledAt();
            default -> throw new IllegalArgumentException("no endpoint is told of " + data.getClass());
        };
    }

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
