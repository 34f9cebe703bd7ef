package io.carillon.core.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and records receipts that had come too early; every replica may. */
@ApplicationScoped
class EarlyReceiptTicker {
    private static final Logger LOG = Logger.getLogger(EarlyReceiptTicker.class);
    private static final int BATCH = 500;

    private final ApplyEarlyReceipts early;

    EarlyReceiptTicker(ApplyEarlyReceipts early) {
        this.early = early;
    }

    @Scheduled(
            identity = "early-receipts",
            every = "{carillon.clock.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return runAll().onFailure()
                .invoke(outage -> LOG.warnf("early receipts could not be looked at: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> runAll() {
        return early.run(BATCH).chain(due -> due < BATCH ? Uni.createFrom().voidItem() : runAll());
    }
}
