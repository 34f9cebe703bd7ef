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
    private final Map<AttemptKey, Hold> holds = new ConcurrentHashMap<>();

    /** What is known in Redis of an attempt in hand. */
    private enum Hold {
        UNKNOWN,
        CLAIMED,
        CALLED
    }

    InFlight(MeterRegistry metrics) {
        metrics.gaugeMapSize("carillon.dispatch.in.flight", Tags.empty(), holds);
    }

    /** Takes an attempt in hand; false when it already is. */
    boolean begin(AttemptKey key) {
        return holds.putIfAbsent(key, Hold.UNKNOWN) == null;
    }

    /** Its claim is ours. */
    void claimed(AttemptKey key) {
        holds.replace(key, Hold.CLAIMED);
    }

    boolean isClaimed(AttemptKey key) {
        return holds.get(key) == Hold.CLAIMED;
    }

    /** Its claim carries the call mark. */
    void called(AttemptKey key) {
        holds.replace(key, Hold.CALLED);
    }

    boolean isCalled(AttemptKey key) {
        return holds.get(key) == Hold.CALLED;
    }

    void end(AttemptKey key) {
        holds.remove(key);
    }

    Set<AttemptKey> all() {
        return Set.copyOf(holds.keySet());
    }
}
