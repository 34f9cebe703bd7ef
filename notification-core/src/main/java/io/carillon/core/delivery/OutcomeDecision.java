package io.carillon.core.delivery;

import io.carillon.core.timeline.Reason;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.ProviderTry;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides where an attempt's end takes its delivery. Pure. */
final class OutcomeDecision {
    private OutcomeDecision() {}

    /**
     * Decides.
     *
     * @param expiresAt end of the delivery's time budget; only read for failures
     * @param random in [0, 1), for jitter
     */
    static Move decide(
            TenantId tenant, DeliveryAttempted attempted, Instant expiresAt, RetrySchedule schedule, double random) {
        Instant now = attempted.finishedAt();
        return switch (attempted.outcome()) {
            case AttemptOutcome.Sent sent ->
                move(tenant, attempted, DeliveryStatus.SENT, null, null, sent.providerMessageId());
            case AttemptOutcome.Expired expired ->
                move(tenant, attempted, DeliveryStatus.EXPIRED, null, Reason.TIME_BUDGET_OVER.code(), null);
            case AttemptOutcome.Failed failed
            when failed.category().isRetryable() ->
                schedule.next(attempted.attempt(), now, expiresAt, retryAfter(failed), random)
                        .map(next -> move(tenant, attempted, DeliveryStatus.RETRYING, next, reason(failed), null))
                        .orElseGet(() -> givenUp(tenant, attempted, failed, schedule));
            case AttemptOutcome.Failed failed ->
                move(tenant, attempted, DeliveryStatus.FAILED, null, reason(failed), null);
        };
    }

    private static Move givenUp(
            TenantId tenant, DeliveryAttempted attempted, AttemptOutcome.Failed failed, RetrySchedule schedule) {
        boolean outOfAttempts = attempted.attempt() >= schedule.maxAttempts();
        return outOfAttempts
                ? move(tenant, attempted, DeliveryStatus.FAILED, null, reason(failed), null)
                : move(tenant, attempted, DeliveryStatus.EXPIRED, null, Reason.TIME_BUDGET_OVER.code(), null);
    }

    private static Move move(
            TenantId tenant,
            DeliveryAttempted attempted,
            DeliveryStatus status,
            Instant dueAt,
            String reason,
            String providerMessageId) {
        Optional<ProviderTry> last = last(attempted.tries());
        return new Move(
                tenant,
                UUID.fromString(attempted.deliveryId()),
                attempted.attempt(),
                status,
                dueAt,
                reason,
                last.map(ProviderTry::provider).orElse(null),
                last.map(ProviderTry::providerAccountId).orElse(null),
                providerMessageId,
                attempted.finishedAt());
    }

    private static Optional<ProviderTry> last(List<ProviderTry> tries) {
        return tries == null || tries.isEmpty() ? Optional.empty() : Optional.of(tries.getLast());
    }

    private static Duration retryAfter(AttemptOutcome.Failed failed) {
        return failed.retryAfterMillis() == null ? null : Duration.ofMillis(failed.retryAfterMillis());
    }

    /** The reason code of a failure: {@code invalid-recipient}, {@code throttled}, … */
    static String reason(AttemptOutcome.Failed failed) {
        return Reason.of(failed).code();
    }
}
