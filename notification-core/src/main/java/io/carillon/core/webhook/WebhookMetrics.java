package io.carillon.core.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts how tries at endpoints end, and endpoints that were disabled. */
@ApplicationScoped
class WebhookMetrics {
    private final MeterRegistry registry;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("carillon.webhook.endpoints.disabled");
    }

    void ended(List<Message> moved) {
        moved.forEach(message -> registry.counter(
                        "carillon.webhook.tries", "status", message.status().name())
                .increment());
    }

    void disabled(int endpoints) {
        registry.counter("carillon.webhook.endpoints.disabled").increment(endpoints);
    }
}
