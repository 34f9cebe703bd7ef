package io.carillon.core.delivery;

import io.carillon.events.DeliveryStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Counts where deliveries end up, and how long from acceptance to there. */
@ApplicationScoped
public class DeliveryMetrics {
    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts deliveries that moved; times those that reached a provider or an inbox. */
    public void settled(List<Delivery> moved) {
        moved.forEach(this::count);
    }

    /** Counts receipts, and those of deliveries that nobody knows. */
    void receipts(int heard, int known) {
        registry.counter("carillon.receipts", "known", "true").increment(known);
        registry.counter("carillon.receipts", "known", "false").increment(heard - known);
    }

    private void count(Delivery delivery) {
        String channel = delivery.channel().wireName();
        String lane = delivery.lane().wireName();
        registry.counter(
                        "carillon.settle",
                        "channel",
                        channel,
                        "lane",
                        lane,
                        "status",
                        delivery.status().name())
                .increment();
        if (delivery.status() == DeliveryStatus.SENT || delivery.status() == DeliveryStatus.DELIVERED) {
            Timer.builder("carillon.end.to.end")
                    .tags("channel", channel, "lane", lane)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofMinutes(5))
                    .register(registry)
                    .record(Duration.between(delivery.acceptedAt(), delivery.updatedAt()));
        }
    }
}
