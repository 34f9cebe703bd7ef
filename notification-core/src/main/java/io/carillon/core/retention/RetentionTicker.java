package io.carillon.core.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes retention up; every replica may, one works. */
@ApplicationScoped
class RetentionTicker {
    private static final Logger LOG = Logger.getLogger(RetentionTicker.class);

    private final ApplyRetention retention;

    RetentionTicker(ApplyRetention retention) {
        this.retention = retention;
    }

    @Scheduled(
            identity = "retention",
            every = "${carillon.retention.every:1h}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return retention
                .apply()
                .onFailure()
                .invoke(failure -> LOG.warnf("retention stopped and goes on next time: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
