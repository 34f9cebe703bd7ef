package io.carillon.dispatcher.delivery;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryRequested;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts how attempts end and what their claims said. */
@Startup
@ApplicationScoped
class DispatchMetrics {
    private final MeterRegistry registry;

    DispatchMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("carillon.dispatch.duplicates.possible");
        registry.counter("carillon.dispatch.unmarked");
    }

    void claimed(ClaimDecision decision) {
        registry.counter("carillon.claims", "decision", decision.metricName()).increment();
        if (decision == ClaimDecision.TAKEN_OVER) {
            registry.counter("carillon.dispatch.duplicates.possible").increment();
        }
    }

    /** A call whose claim could not be marked: were this process to die now, nobody could count its copy. */
    void calledUnmarked() {
        registry.counter("carillon.dispatch.unmarked").increment();
    }

    void ended(DeliveryRequested request, String provider, AttemptOutcome outcome) {
        registry.counter(
                        "carillon.dispatch",
                        "channel",
                        request.channel().wireName(),
                        "lane",
                        request.lane().wireName(),
                        "provider",
                        provider,
                        "result",
                        resultOf(outcome))
                .increment();
    }

    private static String resultOf(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Sent sent -> "sent";
            case AttemptOutcome.Expired expired -> "expired";
            case AttemptOutcome.Failed failed -> failed.category().name().toLowerCase(Locale.ROOT);
        };
    }
}
