package io.carillon.admin.snapshot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How many snapshots went out, and how many wait; only the relay at work reports waiting ones. */
@ApplicationScoped
class RelayMetrics {
    private final Counter published;
    private final AtomicLong waiting = new AtomicLong();

    RelayMetrics(MeterRegistry registry) {
        published = Counter.builder("carillon.config.published")
                .description("Snapshots acknowledged by Kafka")
                .register(registry);
        registry.gauge("carillon.config.outbox.waiting", waiting);
    }

    void waiting(long rows) {
        waiting.set(rows);
    }

    void published(List<PendingSnapshot> batch) {
        published.increment(batch.size());
        waiting.updateAndGet(rows -> Math.max(0, rows - batch.size()));
    }
}
