package io.carillon.dispatcher.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts this process has in hand, from claim to done mark, and which of them are marked as called. Thread-safe. */
@ApplicationScoped
class InFlight {
    private final Map<AttemptKey, Boolean> called = new ConcurrentHashMap<>();

    InFlight(MeterRegistry metrics) {
        metrics.gaugeMapSize("carillon.dispatch.in.flight", Tags.empty(), called);
    }

    /** Takes an attempt in hand; false when it already is. */
    boolean begin(AttemptKey key) {
        return called.putIfAbsent(key, false) == null;
    }

    /** Its claim carries the call mark. */
    void called(AttemptKey key) {
        called.replace(key, true);
    }

    boolean isCalled(AttemptKey key) {
        return called.getOrDefault(key, false);
    }

    void end(AttemptKey key) {
        called.remove(key);
    }

    Set<AttemptKey> all() {
        return Set.copyOf(called.keySet());
    }
}
