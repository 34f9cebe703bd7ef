package io.carillon.core.webhook;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import io.carillon.messaging.Event;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How one try at an endpoint ended.
 *
 * @param delivered whether the endpoint took the message
 * @param isGone whether it says that it is no more
 * @param isThrottled whether it asks for less
 * @param isTheirs whether the endpoint was called, so that the end says something about it
 * @param code short code of a failure, or null
 * @param detail one line for people, or null
 * @param retryAfter what the endpoint asks us to wait, or null
 */
record CallOutcome(
        TenantId tenant,
        UUID messageId,
        int attempt,
        boolean delivered,
        boolean isGone,
        boolean isThrottled,
        boolean isTheirs,
        String code,
        String detail,
        Duration retryAfter,
        Message.Answer answer,
        Instant finishedAt) {
    private static final int GONE = 410;

    static CallOutcome of(Event<DeliveryAttempted> event) {
        DeliveryAttempted attempted = event.data();
        ProviderTry call = attempted.tries() == null || attempted.tries().isEmpty()
                ? null
                : attempted.tries().getLast();
        return switch (attempted.outcome()) {
            case AttemptOutcome.Sent sent -> of(event, call, true, null, null, null, null);
            case AttemptOutcome.Expired expired ->
                of(event, call, false, "expired", "it waited too long for the dispatcher", null, null);
            case AttemptOutcome.Failed failed ->
                of(event, call, false, failed.code(), failed.detail(), failed.category(), failed.retryAfterMillis());
        };
    }

    private static CallOutcome of(
            Event<DeliveryAttempted> event,
            ProviderTry call,
            boolean delivered,
            String code,
            String detail,
            FailureCategory category,
            Long retryAfterMillis) {
        return new CallOutcome(
                event.tenant(),
                UUID.fromString(event.data().deliveryId()),
                event.data().attempt(),
                delivered,
                call != null && call.responseStatus() != null && call.responseStatus() == GONE,
                category == FailureCategory.THROTTLED,
                call != null && category != FailureCategory.INTERNAL,
                code,
                detail,
                retryAfterMillis == null ? null : Duration.ofMillis(retryAfterMillis),
                call == null
                        ? Message.Answer.NONE
                        : new Message.Answer(call.responseStatus(), call.responseExcerpt(), call.durationMillis()),
                event.data().finishedAt());
    }
}
