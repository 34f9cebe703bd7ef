package io.carillon.core.progress;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and looks how far batches are; every replica may. */
@ApplicationScoped
class BatchClock {
    private static final Logger LOG = Logger.getLogger(BatchClock.class);

    private final TellProgress telling;
    private final ClearAway clearing;

    BatchClock(TellProgress telling, ClearAway clearing) {
        this.telling = telling;
        this.clearing = clearing;
    }

    @Scheduled(identity = "batches", every = "{carillon.batch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return clearing.run()
                .chain(telling::tell)
                .onFailure()
                .invoke(outage -> LOG.warnf("batches could not be looked at: %s", outage.toString()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
