package io.carillon.dispatcher.limit;

import io.carillon.events.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One rate as one replica sees it. Turns are taken from Redis a slice at a time; each goes, when its moment comes, to who
 * waits with the most urgent lane. Who would wait too long is told when to come back. Without Redis the replica counts
 * for itself. Thread-safe.
 */
final class Turns {
    /** A turn nobody took stays good for so long; then the rate is not made up for. */
    private static final long STALE = TimeUnit.SECONDS.toNanos(1);

    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORTEST_INTERVAL = TimeUnit.MICROSECONDS.toNanos(1);

    private final String name;
    private final long interval;
    private final int slice;
    private final long longestWait;
    private final Reservations reservations;
    private final Vertx vertx;

    private final PriorityQueue<Waiter> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiter::lane).thenComparingLong(Waiter::number));
    private final Deque<Long> turns = new ArrayDeque<>();
    private final Backlog backlog = new Backlog();
    private final AtomicInteger rounds = new AtomicInteger();
    private final int[] waitingIn = new int[Lane.values().length];
    private long numbers;
    private boolean reserving;
    private long ownEnd;
    private long wakeAt;
    private long sweepAt;

    /** Takes turns of a rate from where all replicas take them. */
    interface Reservations {

        /** Nanoseconds from now to the first of {@code turns} turns, one every {@code intervalNanos}. */
        Future<Long> reserve(String rate, long intervalNanos, int turns);
    }

    private record Waiter(Lane lane, long number, long since, Consumer<Optional<Duration>> told) {}

    Turns(String name, double perSecond, LimitConfig config, Reservations reservations, Vertx vertx) {
        this.name = name;
        this.interval = interval(perSecond);
        this.slice = (int) Math.clamp(config.rateSlice().toNanos() / interval, 1, 10_000);
        this.longestWait = config.longestWait().toNanos();
        this.reservations = reservations;
        this.vertx = vertx;
        this.ownEnd = System.nanoTime();
    }

    /** Whether it goes at this rate. */
    boolean isEvery(double perSecond) {
        return interval == interval(perSecond);
    }

    private static long interval(double perSecond) {
        return Math.max(SHORTEST_INTERVAL, (long) (TimeUnit.SECONDS.toNanos(1) / perSecond));
    }

    /** Tells {@code told} nothing when it is its turn; else how long to stay away. */
    void take(Lane lane, Consumer<Optional<Duration>> told) {
        Optional<Duration> comeBack = queue(lane, told);
        if (comeBack.isPresent()) {
            told.accept(comeBack);
        } else {
            serve();
        }
    }

    private synchronized Optional<Duration> queue(Lane lane, Consumer<Optional<Duration>> told) {
        long now = System.nanoTime();
        long next = Math.max(0, (turns.isEmpty() ? ownEnd : turns.peek()) - now);
        long expected = next + ahead(lane) * interval;
        if (expected > longestWait) {
            return Optional.of(comeBack(expected));
        }
        waiting.add(new Waiter(lane, numbers++, now, told));
        waitingIn[lane.ordinal()]++;
        return Optional.empty();
    }

    private long ahead(Lane lane) {
        return Arrays.stream(waitingIn, 0, lane.ordinal() + 1).sum();
    }

    private Duration comeBack(long expectedNanos) {
        long soonest = TimeUnit.NANOSECONDS.toMillis(expectedNanos);
        return Duration.ofMillis(
                backlog.next(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), soonest, interval / 1e6));
    }

    /** One thread hands out at a time; others leave word that there is more to do. */
    private void serve() {
        if (rounds.getAndIncrement() == 0) {
            do {
                handOut();
            } while (rounds.decrementAndGet() > 0);
        }
    }

    private void handOut() {
        List<Waiter> served = new ArrayList<>();
        List<Waiter> late = new ArrayList<>();
        boolean reserve = sort(System.nanoTime(), served, late);
        served.forEach(waiter -> waiter.told().accept(Optional.empty()));
        late.forEach(waiter -> waiter.told().accept(Optional.of(comeBack(interval))));
        if (reserve) {
            reservations
                    .reserve(name, interval, slice)
                    .onComplete(answer -> reserved(answer.otherwiseEmpty().result()));
        }
    }

    /** Gives out the turns that are due; tells whether more must be fetched. */
    private synchronized boolean sort(long now, List<Waiter> served, List<Waiter> late) {
        turns.removeIf(turn -> turn + STALE < now);
        while (!waiting.isEmpty() && !turns.isEmpty() && turns.peek() <= now) {
            turns.poll();
            served.add(left(waiting.poll()));
        }
        if (now >= sweepAt) {
            sweepAt = now + SWEEP;
            waiting.stream()
                    .filter(waiter -> waiter.since() + longestWait < now)
                    .forEach(late::add);
            late.forEach(this::left);
            waiting.removeAll(late);
        }
        return !waiting.isEmpty() && sleepOrReserve(now);
    }

    private Waiter left(Waiter waiter) {
        waitingIn[waiter.lane().ordinal()]--;
        return waiter;
    }

    private boolean sleepOrReserve(long now) {
        boolean reserve = turns.isEmpty() && !reserving;
        reserving |= reserve;
        if (!turns.isEmpty()) {
            wake(now, Math.min(turns.peek(), now + SWEEP));
        }
        return reserve;
    }

    private void wake(long now, long at) {
        if (wakeAt <= now || at < wakeAt) {
            wakeAt = at;
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(at - now) + 1, timer -> woken());
        }
    }

    private void woken() {
        synchronized (this) {
            wakeAt = 0;
        }
        serve();
    }

    /** Null when Redis did not answer: then this replica counts for itself. */
    private void reserved(Long startsIn) {
        add(startsIn);
        serve();
    }

    private synchronized void add(Long startsIn) {
        long now = System.nanoTime();
        long first = startsIn == null ? Math.max(now, ownEnd) : now + startsIn;
        for (int i = 0; i < slice; i++) {
            turns.add(first + i * interval);
        }
        ownEnd = first + slice * interval;
        reserving = false;
    }
}
