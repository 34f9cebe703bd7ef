package io.carillon.core.recipient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a service alone that failed several times in a row: after a pause one call may try; if that fails, too, the pause
 * begins anew. Thread-safe; knows nothing of what is called.
 */
final class Breaker {
    private final int limit;
    private final Duration pause;
    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    Breaker(int limit, Duration pause, Clock clock) {
        this.limit = limit;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether a call may be made now; a trial is for one caller only. */
    synchronized boolean tryPass() {
        Instant now = clock.instant();
        if (failures < limit) {
            return true;
        }
        if (now.isBefore(closedUntil)) {
            return false;
        }
        closedUntil = now.plus(pause);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        closedUntil = Instant.MIN;
    }

    synchronized void failed() {
        failures++;
        closedUntil = clock.instant().plus(pause);
    }
}
