package io.carillon.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again: exponential with jitter, a provider's {@code Retry-After} honoured, bounded by the message's time
 * budget and a number of attempts. Pure.
 *
 * @param first wait before the second attempt
 * @param longest longest wait
 * @param maxAttempts attempts at most
 */
public record RetrySchedule(Duration first, Duration longest, int maxAttempts) {
    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 30;

    /** Takes the schedule from configuration. */
    public static RetrySchedule of(DeliveryConfig config) {
        return new RetrySchedule(config.retryFirst(), config.retryLongest(), config.maxAttempts());
    }

    /**
     * The moment of the next attempt; empty when there is to be none.
     *
     * @param attempt the attempt that failed, 1 for the first
     * @param now when it failed
     * @param expiresAt end of the message's time budget
     * @param retryAfter what the provider asked for, or null
     * @param random in [0, 1)
     */
    public Optional<Instant> next(int attempt, Instant now, Instant expiresAt, Duration retryAfter, double random) {
        if (attempt >= maxAttempts) {
            return Optional.empty();
        }
        Duration wait = backoff(attempt, random);
        Instant next = now.plus(retryAfter != null && retryAfter.compareTo(wait) > 0 ? retryAfter : wait);
        return Optional.of(next).filter(expiresAt::isAfter);
    }

    private Duration backoff(int attempt, double random) {
        long doubled = first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, longest.toMillis());
        double factor = 1 - JITTER + 2 * JITTER * random;
        return Duration.ofMillis(Math.round(bounded * factor));
    }
}
