package io.carillon.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a message is tried again: by a list of waits, each lengthened by up to a fifth, an endpoint's {@code Retry-After}
 * honoured. Pure.
 */
record WebhookSchedule(List<Duration> waits) {
    private static final double JITTER = 0.2;

    /**
     * The moment of the next try; empty when there is to be none.
     *
     * @param failures failed tries so far, 1 or more
     * @param retryAfter what the endpoint asks for, or null
     * @param random in [0, 1)
     */
    Optional<Instant> next(int failures, Instant now, Duration retryAfter, double random) {
        if (failures > waits.size()) {
            return Optional.empty();
        }
        long wait = Math.round(waits.get(failures - 1).toMillis() * (1 + JITTER * random));
        return Optional.of(now.plusMillis(Math.max(wait, retryAfter == null ? 0 : retryAfter.toMillis())));
    }
}
