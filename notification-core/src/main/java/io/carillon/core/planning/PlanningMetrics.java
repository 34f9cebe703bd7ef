package io.carillon.core.planning;

import io.carillon.events.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what planning made of the requests. */
@ApplicationScoped
class PlanningMetrics {
    private final MeterRegistry registry;

    PlanningMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void planned(Lane lane, List<Plan> fresh, Sorting sorting) {
        fresh.forEach(plan -> count(lane, result(plan), 1));
        count(lane, "repeat", sorting.repeats().size());
    }

    private void count(Lane lane, String result, int amount) {
        if (amount > 0) {
            registry.counter("carillon.plan", "lane", lane.wireName(), "result", result)
                    .increment(amount);
        }
    }

    private static String result(Plan plan) {
        String reason = plan.notification().failureReason();
        return reason == null ? "planned" : reason;
    }
}
