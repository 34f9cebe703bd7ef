package io.carillon.client;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a request is tried and how long is waited between. What the server asks for counts, up to the longest wait.
 *
 * @param attempts tries in all, at least 1
 * @param first wait before the second try; it doubles from there
 * @param longest wait at most
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(20));

    /** One try only. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    }

    /**
     * How long to wait before the next try; empty when there is none.
     *
     * @param tried tries so far
     * @param asked what the server asked for, or null
     * @param chance from 0 to 1: callers that failed together do not come back together
     */
    Optional<Duration> wait(int tried, Duration asked, double chance) {
        if (tried >= attempts) {
            return Optional.empty();
        }
        if (asked != null) {
            return asked.compareTo(longest) > 0 ? Optional.empty() : Optional.of(asked);
        }
        double full = Math.min(longest.toMillis(), first.toMillis() * Math.pow(2, tried - 1.0));
        return Optional.of(Duration.ofMillis(Math.round(full * (0.5 + chance / 2))));
    }
}
