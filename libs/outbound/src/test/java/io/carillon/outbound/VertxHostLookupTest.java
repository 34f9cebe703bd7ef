package io.carillon.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VertxHostLookupTest {
    private final Vertx vertx = Vertx.vertx();
    private final VertxHostLookup lookup = new VertxHostLookup(vertx);

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void whoAsksOnAnEventLoopIsAnsweredThere() throws Exception {
        for (int again = 0; again < 8; again++) {
            CompletableFuture<Thread> asked = new CompletableFuture<>();
            CompletableFuture<Thread> answered = new CompletableFuture<>();
            vertx.getOrCreateContext().runOnContext(now -> {
                asked.complete(Thread.currentThread());
                lookup.addresses("localhost")
                        .subscribe()
                        .with(found -> answered.complete(Thread.currentThread()), answered::completeExceptionally);
            });
            assertThat(answered.get(30, TimeUnit.SECONDS)).isSameAs(asked.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoAsksElsewhereIsAnsweredToo() {
        assertThat(lookup.addresses("localhost").await().atMost(Duration.ofSeconds(30)))
                .isNotEmpty()
                .allMatch(InetAddress::isLoopbackAddress);
    }
}
