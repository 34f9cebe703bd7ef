package io.carillon.admin.tenant;

import io.carillon.admin.access.Actor;
import io.carillon.admin.snapshot.SystemChanges;
import io.carillon.admin.snapshot.SystemRevision;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Publishes every tenant's snapshot again after system values were changed. What was changed is noted with the change, so
 * a crash in between is made up for; two replicas at it do no harm.
 */
@ApplicationScoped
class FollowSystemChanges {
    private static final Logger LOG = Logger.getLogger(FollowSystemChanges.class);
    private static final Actor ACTOR = Actor.system("system-values");

    private final SystemChanges system;
    private final RepublishSnapshots republish;

    FollowSystemChanges(SystemChanges system, RepublishSnapshots republish) {
        this.system = system;
        this.republish = republish;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return system.revision().chain(this::followUpTo).onFailure().recoverWithUni(this::waitForNextLook);
    }

    private Uni<Void> followUpTo(SystemRevision revision) {
        return revision.isPublished()
                ? Uni.createFrom().voidItem()
                : republish.republish(ACTOR).chain(() -> system.published(revision.current()));
    }

    private Uni<Void> waitForNextLook(Throwable outage) {
        LOG.warnf("snapshots have not followed the system's values: %s", outage.getMessage());
        return Uni.createFrom().voidItem();
    }
}
