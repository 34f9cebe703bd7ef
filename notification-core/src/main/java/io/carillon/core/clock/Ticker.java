package io.carillon.core.clock;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and runs what is due, batch after batch; every replica may tick. */
@ApplicationScoped
class Ticker {
    private static final Logger LOG = Logger.getLogger(Ticker.class);
    private static final int BATCH = 500;

    private final RunDueDeliveries due;

    Ticker(RunDueDeliveries due) {
        this.due = due;
    }

    @Scheduled(identity = "clock", every = "{carillon.clock.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return runAll().onFailure()
                .invoke(outage -> LOG.warnf("the clock could not look: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> runAll() {
        return due.run(BATCH).chain(taken -> taken < BATCH ? Uni.createFrom().voidItem() : runAll());
    }
}
