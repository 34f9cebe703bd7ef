package io.carillon.dispatcher.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Whether Redis answered when it was last asked about claims. Thread-safe. */
@ApplicationScoped
class RedisWatch {
    private static final Logger LOG = Logger.getLogger(RedisWatch.class);

    private final AtomicBoolean away = new AtomicBoolean();

    boolean isAway() {
        return away.get();
    }

    void answered() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Redis answers again: deliveries are claimed");
        }
    }

    void failed(Throwable outage) {
        if (away.compareAndSet(false, true)) {
            LOG.warnf("Redis does not answer, deliveries are sent unclaimed: %s", outage.getMessage());
        }
    }
}
