package io.carillon.core.outbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and tells what was left behind; every replica may tick. */
@ApplicationScoped
class OutboxTicker {
    private static final Logger LOG = Logger.getLogger(OutboxTicker.class);
    private static final int BATCH = 500;

    private final Outbox outbox;

    OutboxTicker(Outbox outbox) {
        this.outbox = outbox;
    }

    @Scheduled(identity = "outbox", every = "{carillon.clock.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return tellAll()
                .onFailure()
                .invoke(outage -> LOG.warnf("the outbox could not be told: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tellAll() {
        return outbox.tellForgotten(BATCH)
                .chain(told -> told < BATCH ? Uni.createFrom().voidItem() : tellAll());
    }
}
