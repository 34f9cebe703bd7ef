package io.carillon.core.webhook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Wakes up with core's clock and runs what is due to endpoints; every replica may tick. */
@ApplicationScoped
class WebhookTicker {
    private static final Logger LOG = Logger.getLogger(WebhookTicker.class);

    private final RunDueWebhooks due;
    private final Endpoints endpoints;

    WebhookTicker(RunDueWebhooks due, Endpoints endpoints) {
        this.due = due;
        this.endpoints = endpoints;
    }

    @Scheduled(identity = "webhooks", every = "{carillon.clock.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return endpoints
                .whenKnown()
                .chain(this::runAll)
                .onFailure()
                .invoke(outage -> LOG.warnf("webhooks could not be looked at: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> runAll() {
        return due.runOnce()
                .chain(seen -> seen < RunDueWebhooks.BATCH ? Uni.createFrom().voidItem() : runAll());
    }
}
