package io.carillon.dispatcher.limit;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A number of places for calls, so that those who answer slowly hold up only themselves. Who finds none free waits in
 * line; who would wait too long is told when to come back. Thread-safe.
 */
final class Slots {
    private static final double SMOOTHING = 0.1;

    private final int most;
    private final long longestWait;
    private final Vertx vertx;
    private final Deque<Waiter> line = new ArrayDeque<>();
    private final Backlog backlog = new Backlog();
    private final AtomicInteger rounds = new AtomicInteger();
    private int taken;
    private double usualNanos = TimeUnit.MILLISECONDS.toNanos(10);
    private boolean awake;

    private record Waiter(long since, Consumer<Optional<Duration>> told) {}

    Slots(int most, Duration longestWait, Vertx vertx) {
        this.most = most;
        this.longestWait = longestWait.toNanos();
        this.vertx = vertx;
    }

    /** Calls that have a place now. */
    synchronized int taken() {
        return taken;
    }

    /** Tells {@code told} nothing when it has a place, which {@link #leave} gives back; else how long to stay away. */
    void enter(Consumer<Optional<Duration>> told) {
        stand(told);
        serve();
    }

    private synchronized void stand(Consumer<Optional<Duration>> told) {
        line.add(new Waiter(System.nanoTime(), told));
    }

    /** Gives back a place that was held for so long. */
    void leave(long heldNanos) {
        free(heldNanos);
        serve();
    }

    private synchronized void free(long held) {
        taken--;
        usualNanos += SMOOTHING * (held - usualNanos);
    }

    /** One thread hands out at a time, however deep calls that end at once nest. */
    private void serve() {
        if (rounds.getAndIncrement() == 0) {
            do {
                handOut();
            } while (rounds.decrementAndGet() > 0);
        }
    }

    private void handOut() {
        List<Waiter> late = new ArrayList<>();
        List<Waiter> served = sort(System.nanoTime(), late);
        late.forEach(waiter -> waiter.told().accept(Optional.of(comeBack())));
        served.forEach(waiter -> waiter.told().accept(Optional.empty()));
    }

    private synchronized List<Waiter> sort(long now, List<Waiter> late) {
        List<Waiter> served = new ArrayList<>();
        while (!line.isEmpty() && line.peek().since() + longestWait < now) {
            late.add(line.poll());
        }
        while (!line.isEmpty() && taken < most) {
            taken++;
            served.add(line.poll());
        }
        if (!line.isEmpty() && !awake) {
            awake = true;
            long wait = line.peek().since() + longestWait - now;
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(wait) + 1, timer -> wake());
        }
        return served;
    }

    private void wake() {
        synchronized (this) {
            awake = false;
        }
        serve();
    }

    private synchronized Duration comeBack() {
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        return Duration.ofMillis(backlog.next(now, 0, usualNanos / most / 1e6));
    }
}
