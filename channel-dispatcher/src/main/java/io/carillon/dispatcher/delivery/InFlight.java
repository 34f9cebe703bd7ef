package io.carillon.dispatcher.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts this process has in hand, from claim to done mark. Thread-safe. */
@ApplicationScoped
class InFlight {
    private final Set<AttemptKey> keys = ConcurrentHashMap.newKeySet();

    InFlight(MeterRegistry metrics) {
        metrics.gaugeCollectionSize("carillon.dispatch.in.flight", List.of(), keys);
    }

    /** Takes an attempt in hand; false when it already is. */
    boolean begin(AttemptKey key) {
        return keys.add(key);
    }

    void end(AttemptKey key) {
        keys.remove(key);
    }

    Set<AttemptKey> all() {
        return Set.copyOf(keys);
    }
}
