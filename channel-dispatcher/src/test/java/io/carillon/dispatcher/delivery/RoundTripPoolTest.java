package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTripPoolTest {
    private final List<List<String>> asked = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> open = new ArrayList<>();
    private final RoundTripPool<String, String> pool = new RoundTripPool<>(3, this::roundTrip);

    @Test
    void theFirstGoesAtOnceAndWhoComesMeanwhileGoesTogether() {
        CompletableFuture<String> first = ask("a");
        CompletableFuture<String> second = ask("b");
        CompletableFuture<String> third = ask("c");
        assertThat(asked).containsExactly(List.of("a"));

        answer(0);
        assertThat(first).isCompletedWithValue("A");
        assertThat(asked).containsExactly(List.of("a"), List.of("b", "c"));
        assertThat(second).isNotDone();

        answer(1);
        assertThat(second).isCompletedWithValue("B");
        assertThat(third).isCompletedWithValue("C");
        assertThat(ask("d")).isNotDone();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aGroupIsBounded() {
        List.of("a", "b", "c", "d", "e").forEach(this::ask);
        answer(0);
        answer(1);
        assertThat(asked).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }

    @Test
    void aRoundTripThatFailsFailsItsGroupOnly() {
        CompletableFuture<String> first = ask("a");
        CompletableFuture<String> second = ask("b");
        CompletableFuture<String> third = ask("c");
        answer(0);
        CompletableFuture<String> later = ask("d");
        open.get(1).fail(new IllegalStateException("away"));
        answer(2);
        assertThat(first).isCompletedWithValue("A");
        assertThatThrownBy(second::join).hasRootCauseMessage("away");
        assertThatThrownBy(third::join).hasRootCauseMessage("away");
        assertThat(later).isCompletedWithValue("D");
    }

    @Test
    void aLeaderThatGoesAwayLeavesNobodyBehind() {
        CompletableFuture<String> first = ask("a");
        CompletableFuture<String> leader = ask("b");
        CompletableFuture<String> follower = ask("c");
        answer(0);
        leader.cancel(true);
        assertThat(first).isCompletedWithValue("A");
        assertThat(follower).isCompletedExceptionally();
        CompletableFuture<String> next = ask("d");
        answer(2);
        assertThat(next).isCompletedWithValue("D");
    }

    @Test
    void everybodyIsAnsweredHoweverManyComeAtOnce() throws Exception {
        RoundTripPool<Integer, Integer> quick = new RoundTripPool<>(
                50, keys -> Uni.createFrom().item(keys).onItem().delayIt().by(Duration.ofMillis(1)));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 2_000)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> quick.ask(i), threads)
                            .thenCompose(answer -> answer.subscribeAsCompletionStage()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
    }

    private CompletableFuture<String> ask(String key) {
        return pool.ask(key).subscribeAsCompletionStage();
    }

    private Uni<List<String>> roundTrip(List<String> keys) {
        asked.add(keys);
        return Uni.createFrom().emitter(open::add);
    }

    private void answer(int number) {
        open.get(number)
                .complete(asked.get(number).stream().map(String::toUpperCase).toList());
    }
}
