package io.carillon.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.events.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final LimitConfig CONFIG = Defaults.of(LimitConfig.class);
    private static final Turns.Reservations NO_REDIS =
            (rate, interval, turns) -> Future.failedFuture("Redis is not there");
    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aBurstIsSmoothedToTheRateAlsoWithoutRedis() {
        Turns turns = new Turns("test", 100, CONFIG, NO_REDIS, vertx);
        long began = System.nanoTime();
        List<CompletableFuture<Optional<Duration>>> taken =
                IntStream.range(0, 60).mapToObj(i -> take(turns, Lane.NORMAL)).toList();
        assertThat(taken.stream().map(CompletableFuture::join)).allMatch(Optional::isEmpty);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(550), Duration.ofMillis(1_500));
    }

    @Test
    void theCriticalLaneGoesFirst() {
        Turns turns = new Turns("test", 20, CONFIG, NO_REDIS, vertx);
        List<String> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> all.add(take(turns, Lane.BULK).thenRun(() -> order.add("bulk"))));
        all.add(take(turns, Lane.CRITICAL).thenRun(() -> order.add("critical")));
        await().until(() -> order.contains("critical"));
        assertThat(order.indexOf("critical")).isLessThanOrEqualTo(2);
        all.forEach(CompletableFuture::join);
    }

    @Test
    void whoWouldWaitTooLongIsToldWhenItIsItsTurn() {
        Turns turns = new Turns("test", 1, CONFIG, NO_REDIS, vertx);
        List<CompletableFuture<Optional<Duration>>> taken =
                IntStream.range(0, 30).mapToObj(i -> take(turns, Lane.BULK)).toList();
        List<Duration> refused = taken.subList(6, 30).stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo(23).isSorted();
        assertThat(refused.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
        assertThat(refused.getLast()).isGreaterThan(Duration.ofSeconds(27));
    }

    @Test
    void turnsAreTakenASliceAtATime() {
        List<Integer> reserved = new CopyOnWriteArrayList<>();
        Turns turns = new Turns("test", 1_000, CONFIG, (rate, interval, number) -> note(reserved, number), vertx);
        IntStream.range(0, 400).mapToObj(i -> take(turns, Lane.NORMAL)).toList().forEach(CompletableFuture::join);
        assertThat(reserved).hasSize(2).containsOnly(200);
    }

    private static Future<Long> note(List<Integer> reserved, int number) {
        reserved.add(number);
        return Future.succeededFuture(0L);
    }

    private static CompletableFuture<Optional<Duration>> take(Turns turns, Lane lane) {
        CompletableFuture<Optional<Duration>> result = new CompletableFuture<>();
        turns.take(lane, result::complete);
        return result.orTimeout(20, TimeUnit.SECONDS);
    }
}
