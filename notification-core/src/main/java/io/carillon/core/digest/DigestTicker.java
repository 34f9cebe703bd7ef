package io.carillon.core.digest;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up regularly and closes windows whose time is over; every replica may tick. */
@ApplicationScoped
class DigestTicker {
    private static final Logger LOG = Logger.getLogger(DigestTicker.class);
    private static final int BATCH = 20;

    private final CloseDigests digests;

    DigestTicker(CloseDigests digests) {
        this.digests = digests;
    }

    @Scheduled(identity = "digest", every = "{carillon.clock.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return closeAll()
                .onFailure()
                .invoke(outage -> LOG.warnf("digests could not be closed: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> closeAll() {
        return digests.close(BATCH)
                .chain(closed -> closed < BATCH ? Uni.createFrom().voidItem() : closeAll());
    }
}
