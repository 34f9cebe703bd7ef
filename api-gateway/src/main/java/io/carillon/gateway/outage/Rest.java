package io.carillon.gateway.outage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves somebody alone who does not answer: after some failures in a row nobody asks until the rest is over, then one
 * request tries. Silence weighs more than a failure, since somebody waited for it, but says something only when nobody was
 * answered meanwhile. So an outage costs one request at a time its patience, and all others nothing. Thread-safe; moments
 * are those of {@link System#nanoTime}.
 */
public final class Rest {
    private final int enough;
    private final int weightOfSilence;
    private final long nanos;
    private final AtomicInteger weight = new AtomicInteger();
    private final AtomicLong until = new AtomicLong();
    private volatile long lastAnswer = Long.MIN_VALUE / 2;

    /**
     * @param failuresInARow how many begin a rest
     * @param silencesInARow how many do of those that were waited for
     * @param nanos how long a rest lasts
     */
    public Rest(int failuresInARow, int silencesInARow, long nanos) {
        this.enough = failuresInARow;
        this.weightOfSilence = Math.ceilDiv(failuresInARow, silencesInARow);
        this.nanos = nanos;
    }

    /**
     * Whether to ask now. Who asks says how it ended, or after {@code patience} nanoseconds another one may try.
     */
    public boolean mayAsk(long now, long patience) {
        long end = until.get();
        return weight.get() < enough || (now - end >= 0 && until.compareAndSet(end, now + patience));
    }

    public void answered(long now) {
        lastAnswer = now;
        if (weight.get() != 0) {
            weight.set(0);
        }
    }

    /** Whether this failure begins a rest, or lengthens one. */
    public boolean failed(long now) {
        return rest(1, now);
    }

    /** Notes that who asked at {@code sent} has waited in vain. */
    public void silent(long sent, long now) {
        if (sent - lastAnswer >= 0) {
            rest(weightOfSilence, now);
        }
    }

    /** Notes that who asked has gone before there was an answer: another one may try soon. */
    public void undecided(long now) {
        until.accumulateAndGet(now + nanos, Math::min);
    }

    private boolean rest(int more, long now) {
        until.set(now + nanos);
        return weight.addAndGet(more) >= enough;
    }
}
