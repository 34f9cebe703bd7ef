package io.carillon.gateway.outage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves somebody alone who does not answer: after some failures in a row nobody asks until the rest is over, then one
 * request tries. So an outage costs one request per rest its patience, and all others nothing. Thread-safe.
 */
public final class Rest {
    private final int failuresInARow;
    private final long nanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong until = new AtomicLong();

    /**
     * @param failuresInARow how many begin a rest
     * @param nanos how long a rest lasts
     */
    public Rest(int failuresInARow, long nanos) {
        this.failuresInARow = failuresInARow;
        this.nanos = nanos;
    }

    /** Whether to ask at this moment of {@link System#nanoTime}. */
    public boolean mayAsk(long now) {
        long end = until.get();
        return failures.get() < failuresInARow || (now - end >= 0 && until.compareAndSet(end, now + nanos));
    }

    public void answered() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    /** Whether this failure begins a rest, or lengthens one. */
    public boolean failed(long now) {
        until.set(now + nanos);
        return failures.incrementAndGet() >= failuresInARow;
    }
}
