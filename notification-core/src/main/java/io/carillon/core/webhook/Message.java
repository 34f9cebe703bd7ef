package io.carillon.core.webhook;

import io.carillon.core.ids.Uuid7;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * One event for one endpoint.
 *
 * @param id stable over tries; the receiver sees it as {@code webhook-id}
 * @param payload what is posted, as it was first written
 * @param asked whether the dispatcher has it in its hands
 * @param attempt number of the try last asked for; 0 before the first
 * @param failures failed tries since it was new or asked for again
 * @param dueAt when it is to be looked at: its next try, or when silence becomes suspicious; null at an end
 * @param last how the last try ended, or null
 * @param requestedBy who asked for it, when somebody did
 */
record Message(
        TenantId tenant,
        UUID id,
        UUID endpointId,
        String eventType,
        String payload,
        MessageStatus status,
        String code,
        boolean asked,
        int attempt,
        int failures,
        Instant dueAt,
        Instant createdAt,
        Instant lastAttemptAt,
        Answer last,
        String requestedBy,
        String traceparent) {

    /**
     * What came back, as far as something did.
     *
     * @param status HTTP status, or null
     * @param excerpt beginning of the body, or null
     * @param durationMillis how long the call took, or null when there was none
     */
    record Answer(Integer status, String excerpt, Long durationMillis) {
        static final Answer NONE = new Answer(null, null, null);
    }

    /** A message that nobody was told yet. */
    static Message fresh(
            TenantId tenant,
            UUID id,
            UUID endpointId,
            String type,
            String payload,
            Instant now,
            String by,
            String trace) {
        return new Message(
                tenant,
                id,
                endpointId,
                type,
                payload,
                MessageStatus.PENDING,
                null,
                false,
                0,
                0,
                now,
                now,
                null,
                Answer.NONE,
                by,
                trace);
    }

    /** The id of an event's message to an endpoint; hearing the event again gives the same one. */
    static UUID idOf(String eventId, UUID endpointId, Instant occurredAt) {
        return Uuid7.beside(Uuid7.floorOf(occurredAt), eventId + "|" + endpointId);
    }

    /** Tries that ended. */
    int ended() {
        return asked ? attempt - 1 : attempt;
    }

    /** No payload. */
    @Override
    public String toString() {
        return "Message[" + id + " " + status + "]";
    }
}
