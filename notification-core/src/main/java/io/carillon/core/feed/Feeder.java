package io.carillon.core.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and feeds round after round, until nothing waits or nothing has room; every replica may feed. */
@ApplicationScoped
class Feeder {
    private static final Logger LOG = Logger.getLogger(Feeder.class);

    private final FeedRound round;

    Feeder(FeedRound round) {
        this.round = round;
    }

    @Scheduled(identity = "feeder", every = "{carillon.batch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return round.run()
                .repeat()
                .whilst(fed -> fed > 0)
                .collect()
                .last()
                .onFailure()
                .invoke(outage -> LOG.warnf("batches could not be fed: %s", outage.toString()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
