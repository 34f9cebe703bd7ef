package io.carillon.dispatcher.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts what limits did to deliveries. */
@ApplicationScoped
class LimitMetrics {
    private final Map<String, Timer> waits = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    LimitMetrics(MeterRegistry registry) {
        this.registry = registry;
        breakers("open");
        breakers("closed");
    }

    void watchOpen(Supplier<Number> open) {
        Gauge.builder("carillon.breakers.open", open)
                .description("Provider accounts that are left alone, as far as this replica knows")
                .register(registry);
    }

    void watchPaused(Supplier<Number> paused) {
        Gauge.builder("carillon.accounts.paused", paused)
                .description("Provider accounts whose vendor asked to wait, as far as this replica knows")
                .register(registry);
    }

    void breakerMoved(boolean open) {
        breakers(open ? "open" : "closed").increment();
    }

    private Counter breakers(String to) {
        return registry.counter("carillon.breaker.changes", "to", to);
    }

    /** A delivery waited for its turn. */
    void waited(String forWhat, long nanos) {
        waits.computeIfAbsent(forWhat, this::wait).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer wait(String forWhat) {
        return Timer.builder("carillon.throttle.wait")
                .description("How long deliveries waited for their turn")
                .tag("for", forWhat)
                .register(registry);
    }

    /** A delivery was not handed over. */
    void refused(String code) {
        registry.counter("carillon.throttle.refused", "code", code).increment();
    }
}
