package io.carillon.core.webhook;

import java.time.Instant;

/** Decides where a try's end takes its message: every failure is tried again while there are tries left, but a 410. Pure. */
final class MessageDecision {
    private MessageDecision() {}

    static Message after(Message message, CallOutcome outcome, WebhookSchedule schedule, double random) {
        if (outcome.delivered()) {
            return ended(message, outcome, MessageStatus.DELIVERED, 0, null);
        }
        int failures = message.failures() + 1;
        return outcome.isGone()
                ? ended(message, outcome, MessageStatus.FAILED, failures, null)
                : schedule.next(failures, outcome.finishedAt(), outcome.retryAfter(), random)
                        .map(next -> ended(message, outcome, MessageStatus.RETRYING, failures, next))
                        .orElseGet(() -> ended(message, outcome, MessageStatus.FAILED, failures, null));
    }

    private static Message ended(
            Message message, CallOutcome outcome, MessageStatus status, int failures, Instant dueAt) {
        return new Message(
                message.tenant(),
                message.id(),
                message.endpointId(),
                message.eventType(),
                message.payload(),
                status,
                outcome.code(),
                false,
                message.attempt(),
                failures,
                dueAt,
                message.createdAt(),
                outcome.finishedAt(),
                outcome.answer(),
                message.requestedBy(),
                message.traceparent());
    }
}
