package io.carillon.dispatcher.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One round trip for all who come while the one before is under way: nobody waits for company, and under load many share
 * one. The first of a group makes its round trip, the others wait for the answer. Thread-safe.
 */
final class RoundTripPool<K, R> {
    private final int most;
    private final Function<List<K>, Uni<List<R>>> roundTrip;
    private final Queue<Waiter<K, R>> waiting = new ArrayDeque<>();
    private boolean underWay;

    private static final class Waiter<K, R> {
        private final K key;
        private final UniEmitter<? super Turn<K, R>> told;

        Waiter(K key, UniEmitter<? super Turn<K, R>> told) {
            this.key = key;
            this.told = told;
        }
    }

    private sealed interface Turn<K, R> {}

    private record Lead<K, R>(List<Waiter<K, R>> group) implements Turn<K, R> {}

    private record Answered<K, R>(R answer) implements Turn<K, R> {}

    /** Groups of {@code most} at most; {@code roundTrip} answers its keys in their order. */
    RoundTripPool(int most, Function<List<K>, Uni<List<R>>> roundTrip) {
        this.most = most;
        this.roundTrip = roundTrip;
    }

    /** The answer to {@code key}; fails when its group's round trip fails. */
    Uni<R> ask(K key) {
        return Uni.createFrom()
                .<Turn<K, R>>emitter(told -> stand(new Waiter<>(key, told)))
                .chain(this::take);
    }

    private void stand(Waiter<K, R> waiter) {
        begin(joined(waiter));
    }

    private synchronized List<Waiter<K, R>> joined(Waiter<K, R> waiter) {
        waiting.add(waiter);
        return underWay ? List.of() : nextGroup();
    }

    private synchronized List<Waiter<K, R>> nextGroup() {
        List<Waiter<K, R>> group = new ArrayList<>(Math.min(most, waiting.size()));
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.poll());
        }
        underWay = !group.isEmpty();
        return group;
    }

    private void begin(List<Waiter<K, R>> group) {
        if (!group.isEmpty()) {
            group.getFirst().told.complete(new Lead<>(group));
        }
    }

    private Uni<R> take(Turn<K, R> turn) {
        return switch (turn) {
            case Answered<K, R> answered -> Uni.createFrom().item(answered.answer());
            case Lead<K, R> lead -> lead(lead.group());
        };
    }

    /** The next group is on its way before this one goes on. */
    private Uni<R> lead(List<Waiter<K, R>> group) {
        return Uni.createFrom()
                .deferred(() ->
                        roundTrip.apply(group.stream().map(waiter -> waiter.key).toList()))
                .onTermination()
                .invoke((answers, failure, cancelled) -> {
                    begin(nextGroup());
                    tell(group, answers, cancelled ? new CancellationException() : failure);
                })
                .map(List::getFirst);
    }

    private static <K, R> void tell(List<Waiter<K, R>> group, List<R> answers, Throwable failure) {
        for (int i = 1; i < group.size(); i++) {
            if (failure == null) {
                group.get(i).told.complete(new Answered<>(answers.get(i)));
            } else {
                group.get(i).told.fail(failure);
            }
        }
    }
}
