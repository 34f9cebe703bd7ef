package io.carillon.dispatcher.receipt;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts callbacks by provider and how they ended, and what they reported. */
@ApplicationScoped
class CallbackMetrics {
    private final MeterRegistry registry;

    CallbackMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One callback: {@code recorded, forged, stale, unprovable, unreadable, unknown-account} or {@code unavailable}. */
    void ended(String provider, String result) {
        registry.counter("carillon.callbacks", "provider", provider, "result", result)
                .increment();
    }

    void reported(String provider, Reports reports) {
        count(provider, "receipt", reports.receipts().size());
        count(provider, "answer", reports.answers().size());
        count(provider, "ignored", reports.ignored());
    }

    private void count(String provider, String kind, int amount) {
        registry.counter("carillon.callback.events", "provider", provider, "kind", kind)
                .increment(amount);
    }
}
