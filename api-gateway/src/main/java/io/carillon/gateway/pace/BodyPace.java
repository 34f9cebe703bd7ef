package io.carillon.gateway.pace;

import java.util.concurrent.TimeUnit;

/** Tells whether a body comes fast enough. Time in which we did not want more of it does not count against the caller. */
public final class BodyPace {
    private final long graceNanos;
    private final long bytesPerSecond;
    private final long started;
    private long pausedAt;
    private long pausedNanos;
    private boolean paused;
    private long received;

    /** @param now {@link System#nanoTime} */
    public BodyPace(PaceConfig config, long now) {
        this.graceNanos = config.bodyGrace().toNanos();
        this.bytesPerSecond = config.bodyPerSecond().asLongValue();
        this.started = now;
    }

    public void received(int bytes) {
        received += bytes;
    }

    public void paused(long now) {
        paused = true;
        pausedAt = now;
    }

    public void resumed(long now) {
        if (paused) {
            paused = false;
            pausedNanos += now - pausedAt;
        }
    }

    public boolean isTooSlow(long now) {
        long waited = now - started - pausedNanos - graceNanos;
        return !paused && waited > 0 && received < waited / 1e9 * bytesPerSecond;
    }

    /** Whether we have not wanted more for longer than that: who takes it from us has stopped. */
    public boolean isStuck(long now, long millis) {
        return paused && now - pausedAt > TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** How often to ask, in milliseconds. */
    public long checkMillis() {
        return Math.max(100, TimeUnit.NANOSECONDS.toMillis(graceNanos) / 2);
    }
}
