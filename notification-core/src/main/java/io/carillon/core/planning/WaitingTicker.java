package io.carillon.core.planning;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and plans again what could not be planned; every replica may. */
@ApplicationScoped
class WaitingTicker {
    private static final Logger LOG = Logger.getLogger(WaitingTicker.class);
    private static final int BATCH = 500;

    private final PlanWaiting waiting;

    WaitingTicker(PlanWaiting waiting) {
        this.waiting = waiting;
    }

    @Scheduled(
            identity = "waiting-requests",
            every = "{carillon.clock.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return runAll().onFailure()
                .invoke(outage -> LOG.warnf("waiting requests could not be planned: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> runAll() {
        return waiting.run(BATCH)
                .chain(taken -> taken < BATCH ? Uni.createFrom().voidItem() : runAll());
    }
}
