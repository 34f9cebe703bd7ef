package io.carillon.dispatcher.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Whether Redis answers what it is asked about claims. An answer that comes too late now and then is no outage: a busy
 * machine does that. Thread-safe.
 */
@ApplicationScoped
class RedisWatch {
    private static final Logger LOG = Logger.getLogger(RedisWatch.class);
    private static final long FINE = 0;

    private final AtomicLong failingSince = new AtomicLong(FINE);
    private final long outage;

    @Inject
    RedisWatch(ClaimConfig config) {
        this(config.liveness());
    }

    RedisWatch(Duration outage) {
        this.outage = outage.toNanos();
    }

    /** Whether it has answered nothing for as long as an owner may be silent. */
    boolean isAway() {
        long since = failingSince.get();
        return since != FINE && System.nanoTime() - since > outage;
    }

    void answered() {
        if (failingSince.getAndSet(FINE) != FINE) {
            LOG.info("Redis answers again: deliveries are claimed");
        }
    }

    void failed(Throwable outage) {
        if (failingSince.compareAndSet(FINE, System.nanoTime() | 1)) {
            LOG.warnf("Redis does not answer, deliveries are sent unclaimed: %s", outage.getMessage());
        }
    }
}
