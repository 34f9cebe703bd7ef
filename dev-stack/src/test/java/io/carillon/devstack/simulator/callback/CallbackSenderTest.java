package io.carillon.devstack.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallbackSenderTest {

    @Test
    void whatExceedsTheQueueIsDroppedAndCounted() {
        Vertx vertx = Vertx.vertx();
        CallbackSender sender = new CallbackSender(vertx, new Messages(), Optional.empty(), Clock.systemUTC(), 3);
        Callback callback = new Callback(
                "twilio", "SM1", "sent", "http://localhost:1/", "text/plain", "", CallbackSignature.NONE, List.of());

        sender.tell(Collections.nCopies(5, callback), CallbackScript.NORMAL, 60_000, new Random());

        assertThat(sender.waiting()).isEqualTo(3);
        assertThat(sender.counts().getJsonObject("twilio").getMap())
                .containsEntry("queued", 3L)
                .containsEntry("dropped", 2L);
        vertx.close();
    }
}
