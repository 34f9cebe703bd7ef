package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<UniEmitter<? super String>> running = new ArrayList<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void onlySoManyRunAndOthersWaitTheirTurn() {
        SlotPool slots = new SlotPool(vertx, 2, Duration.ofSeconds(30));
        UniAssertSubscriber<String> first = start(slots);
        start(slots);
        UniAssertSubscriber<String> third = start(slots);
        assertThat(running).hasSize(2);

        running.getFirst().complete("done");

        first.awaitItem().assertItem("done");
        assertThat(running).hasSize(3);
        running.getLast().complete("third");
        third.awaitItem().assertItem("third");
    }

    @Test
    void aFailedWorkGivesItsSlotBack() {
        SlotPool slots = new SlotPool(vertx, 1, Duration.ofSeconds(30));
        UniAssertSubscriber<String> first = start(slots);
        running.getFirst().fail(new IllegalStateException("broken"));
        first.awaitFailure();
        start(slots);
        assertThat(running).hasSize(2);
    }

    @Test
    void whoWaitsTooLongGoesAndTakesNoSlotAlong() {
        SlotPool slots = new SlotPool(vertx, 1, Duration.ofMillis(50));
        start(slots);
        start(slots).awaitFailure().assertFailedWith(TimeoutException.class);
        running.getFirst().complete("done");
        start(slots);
        assertThat(running).hasSize(2);
    }

    private UniAssertSubscriber<String> start(SlotPool slots) {
        return slots.within(() -> Uni.createFrom().<String>emitter(running::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
