package io.carillon.core.intake;

import io.carillon.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what the door let in and what it refused. */
@ApplicationScoped
class IntakeMetrics {
    private static final String ACCEPT = "carillon.accept";

    private final MeterRegistry registry;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(AcceptNotification.Accepted accepted) {
        String result = accepted.replayed() ? "replayed" : "accepted";
        registry.counter(ACCEPT, "lane", accepted.lane().wireName(), "result", result)
                .increment();
    }

    void refused(Throwable failure) {
        String result =
                failure instanceof ProblemException problem ? problem.type().slug() : "internal-error";
        registry.counter(ACCEPT, "lane", "none", "result", result).increment();
    }
}
