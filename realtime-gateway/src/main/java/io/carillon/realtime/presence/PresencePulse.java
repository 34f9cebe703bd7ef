package io.carillon.realtime.presence;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One timer for presence; a round that has not ended is not started again. */
@ApplicationScoped
class PresencePulse {
    private static final long EVERY_MILLIS = 300;
    private static final Duration RENEW_EVERY = Presence.HOLDS.dividedBy(3);

    private final Vertx vertx;
    private final Presence presence;
    private final AtomicBoolean beating = new AtomicBoolean();
    private final AtomicBoolean renewing = new AtomicBoolean();

    PresencePulse(Vertx vertx, Presence presence) {
        this.vertx = vertx;
        this.presence = presence;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(EVERY_MILLIS, tick -> alone(beating, presence::beat));
        vertx.setPeriodic(RENEW_EVERY.toMillis(), tick -> alone(renewing, presence::renew));
    }

    private static void alone(AtomicBoolean busy, Supplier<Uni<Void>> round) {
        if (busy.compareAndSet(false, true)) {
            UniHelper.toFuture(round.get()).onComplete(done -> busy.set(false));
        }
    }
}
