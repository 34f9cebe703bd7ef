package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.events.Lane;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenPollsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OpenPolls open = new OpenPolls(Defaults.of(DispatchConfig.class), metrics);

    @Test
    void theNextPollIsReadBeforeTheLastIsDoneWhileThereIsRoom() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> admitted = open(Lane.NORMAL, 500, slow, done);
        assertThat(admitted).isCompleted();
        assertThat(openRecords("normal")).isEqualTo(500);
        slow.complete(null);
        assertThat(done).as("goes on although nobody waits for it").isTrue();
        assertThat(openRecords("normal")).isZero();
    }

    @Test
    void aFullLaneReadsOnWhenSomethingIsDoneAndOtherLanesAtOnce() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        assertThat(open(Lane.BULK, 1_500, first, new AtomicBoolean())).isCompleted();
        CompletableFuture<Void> full = open(Lane.BULK, 500, second, new AtomicBoolean());
        assertThat(full).isNotDone();
        assertThat(open(Lane.CRITICAL, 1, new CompletableFuture<>(), new AtomicBoolean()))
                .isCompleted();
        first.complete(null);
        assertThat(full).isCompleted();
        assertThat(second).isNotDone();
    }

    private CompletableFuture<Void> open(Lane lane, int records, CompletableFuture<Void> work, AtomicBoolean done) {
        Uni<Void> uni = Uni.createFrom().completionStage(work).invoke(() -> done.set(true));
        return open.open(lane, records, uni).subscribeAsCompletionStage();
    }

    private double openRecords(String lane) {
        return metrics.get("carillon.dispatch.open").tag("lane", lane).gauge().value();
    }
}
