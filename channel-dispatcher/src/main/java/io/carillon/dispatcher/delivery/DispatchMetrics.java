package io.carillon.dispatcher.delivery;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how attempts end and what their claims said. */
@Startup
@ApplicationScoped
class DispatchMetrics {
    private final Map<Ending, Counter> endings = new ConcurrentHashMap<>();
    private final Map<ClaimDecision, Counter> claims = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    private record Ending(Channel channel, Lane lane, String provider, String result) {}

    DispatchMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("carillon.dispatch.duplicates.possible");
        registry.counter("carillon.dispatch.unmarked");
    }

    void claimed(ClaimDecision decision) {
        claims.computeIfAbsent(decision, this::claims).increment();
        if (decision == ClaimDecision.TAKEN_OVER) {
            registry.counter("carillon.dispatch.duplicates.possible").increment();
        }
    }

    /** A call whose claim could not be marked: were this process to die now, nobody could count its copy. */
    void calledUnmarked() {
        registry.counter("carillon.dispatch.unmarked").increment();
    }

    void ended(DeliveryRequested request, String provider, AttemptOutcome outcome) {
        Ending ending = new Ending(request.channel(), request.lane(), provider, resultOf(outcome));
        endings.computeIfAbsent(ending, this::endings).increment();
    }

    private Counter claims(ClaimDecision decision) {
        return registry.counter("carillon.claims", "decision", decision.metricName());
    }

    private Counter endings(Ending ending) {
        return registry.counter(
                "carillon.dispatch",
                "channel",
                ending.channel().wireName(),
                "lane",
                ending.lane().wireName(),
                "provider",
                ending.provider(),
                "result",
                ending.result());
    }

    private static String resultOf(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Sent sent -> "sent";
            case AttemptOutcome.Expired expired -> "expired";
            case AttemptOutcome.Failed failed -> failed.category().name().toLowerCase(Locale.ROOT);
        };
    }
}
