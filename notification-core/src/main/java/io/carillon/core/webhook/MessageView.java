package io.carillon.core.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A message as people see it.
 *
 * @param attempts tries that ended
 * @param nextAttemptAt when it is tried next; null at an end and while it is being tried
 * @param code short code of the last failure
 * @param payload what is posted; only when one message is asked for
 * @param tries every try that ended; only when one message is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        String id,
        String eventType,
        MessageStatus status,
        int attempts,
        Instant createdAt,
        Instant lastAttemptAt,
        Instant nextAttemptAt,
        Integer responseStatus,
        String responseExcerpt,
        Long durationMillis,
        String code,
        JsonNode payload,
        List<AttemptView> tries) {

    /** Without what a list has no room for. */
    static MessageView brief(Message message) {
        return of(message, null, null);
    }

    static MessageView of(Message message, JsonNode payload, List<AttemptView> tries) {
        return new MessageView(
                message.id().toString(),
                message.eventType(),
                message.status(),
                message.ended(),
                message.createdAt(),
                message.lastAttemptAt(),
                message.asked() ? null : message.dueAt(),
                message.last().status(),
                message.last().excerpt(),
                message.last().durationMillis(),
                message.code(),
                payload,
                tries);
    }
}
