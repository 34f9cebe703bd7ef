package io.carillon.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static Vertx vertx;

    private final List<CompletableFuture<String>> calls = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void noMoreCallsThanPlacesAndTheNextAsSoonAsOneEnds() {
        Slots slots = new Slots(2, Duration.ofSeconds(30), vertx);
        List<CompletableFuture<String>> results =
                IntStream.range(0, 5).mapToObj(i -> start(slots)).toList();
        assertThat(calls).hasSize(2);
        calls.get(0).complete("done");
        assertThat(calls).hasSize(3);
        calls.get(1).completeExceptionally(new IllegalStateException("broken"));
        assertThat(calls).as("a failed call gives its place back too").hasSize(4);
        assertThat(results.get(0)).isCompletedWithValue("done");
        assertThat(slots.taken()).isEqualTo(2);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBackOneAfterTheOther() {
        Slots slots = new Slots(1, Duration.ofMillis(50), vertx);
        start(slots);
        List<CompletableFuture<String>> line =
                IntStream.range(0, 200).mapToObj(i -> start(slots)).toList();
        List<String> refused = line.stream().map(CompletableFuture::join).toList();
        assertThat(calls).hasSize(1);
        assertThat(refused).allMatch(answer -> answer.startsWith("PT"));
        assertThat(refused.stream().distinct().count())
                .as("not all at the same moment")
                .isGreaterThan(100);
    }

    @Test
    void callsThatEndAtOnceDoNotPileUpOnTheStack() {
        Slots slots = new Slots(1, Duration.ofSeconds(30), vertx);
        CompletableFuture<String> first = start(slots);
        AtomicInteger ended = new AtomicInteger();
        IntStream.range(0, 20_000)
                .forEach(i -> slots.enter(away -> {
                    ended.incrementAndGet();
                    slots.leave(1);
                }));
        calls.getFirst().complete("done");
        assertThat(first).isCompleted();
        assertThat(ended).hasValue(20_000);
    }

    private CompletableFuture<String> start(Slots slots) {
        CompletableFuture<String> result = new CompletableFuture<>();
        slots.enter(away -> {
            if (away.isPresent()) {
                result.complete(away.get().toString());
            } else {
                CompletableFuture<String> call = new CompletableFuture<>();
                calls.add(call);
                call.whenComplete((answer, failure) -> {
                    slots.leave(1_000_000);
                    result.complete(String.valueOf(answer));
                });
            }
        });
        return result;
    }
}
