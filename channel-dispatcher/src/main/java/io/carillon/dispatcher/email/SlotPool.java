package io.carillon.dispatcher.email;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Lets a bounded number of works run at once; others wait their turn, first come first served. Thread-safe. */
final class SlotPool {
    private final Vertx vertx;
    private final Duration patience;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int free;

    /** Either its turn or its patience settles it, never both. */
    private static final class Waiter {
        private final UniEmitter<? super Boolean> emitter;
        private final AtomicBoolean settled = new AtomicBoolean();

        Waiter(UniEmitter<? super Boolean> emitter) {
            this.emitter = emitter;
        }

        boolean settle() {
            return settled.compareAndSet(false, true);
        }
    }

    SlotPool(Vertx vertx, int number, Duration patience) {
        this.vertx = vertx;
        this.free = number;
        this.patience = patience;
    }

    /** Runs {@code work} when it is its turn; fails with {@link TimeoutException} when that takes too long. */
    <T> Uni<T> within(Supplier<Uni<T>> work) {
        return Uni.createFrom().<Boolean>emitter(this::enter).chain(turn -> work.get()
                .eventually(this::leave));
    }

    private void enter(UniEmitter<? super Boolean> emitter) {
        Waiter waiter = new Waiter(emitter);
        if (taken(waiter)) {
            emitter.complete(true);
        } else {
            vertx.setTimer(patience.toMillis(), timer -> giveUp(waiter));
        }
    }

    private synchronized boolean taken(Waiter waiter) {
        if (free > 0) {
            free--;
            return waiter.settle();
        }
        waiting.addLast(waiter);
        return false;
    }

    private void leave() {
        Waiter next = next();
        if (next != null) {
            next.emitter.complete(true);
        }
    }

    private synchronized Waiter next() {
        for (Waiter next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
            if (next.settle()) {
                return next;
            }
        }
        free++;
        return null;
    }

    private void giveUp(Waiter waiter) {
        if (waiter.settle()) {
            waiter.emitter.fail(new TimeoutException("no slot within " + patience));
        }
    }
}
