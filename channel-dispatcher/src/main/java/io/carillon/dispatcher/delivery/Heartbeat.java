package io.carillon.dispatcher.delivery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Shows the other dispatchers that this one lives, and keeps the leases of what it has in hand. */
@ApplicationScoped
class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final ClaimRepository repository;
    private final InFlight inFlight;
    private final RedisWatch redis;

    Heartbeat(ClaimRepository repository, InFlight inFlight, RedisWatch redis) {
        this.repository = repository;
        this.inFlight = inFlight;
        this.redis = redis;
    }

    @Scheduled(every = "{carillon.claims.heartbeat}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return repository
                .renew(inFlight.all())
                .invoke(redis::answered)
                .onFailure()
                .invoke(outage -> LOG.debugf("no sign of life given: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
