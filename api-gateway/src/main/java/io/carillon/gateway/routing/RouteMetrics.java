package io.carillon.gateway.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts answers by route class and status: {@code carillon_gateway_requests_total}. */
@ApplicationScoped
class RouteMetrics {
    private static final String NO_ROUTE = "none";

    private final MeterRegistry registry;
    private final Map<Answer, Counter> counters = new ConcurrentHashMap<>();

    RouteMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts the request once its answer is out. */
    void countAtEnd(RoutingContext context, Route route) {
        String name = route == null ? NO_ROUTE : route.name();
        context.addEndHandler(done -> count(new Answer(name, context.response().getStatusCode())));
    }

    private void count(Answer answer) {
        counters.computeIfAbsent(answer, this::counter).increment();
    }

    private Counter counter(Answer answer) {
        return registry.counter(
                "carillon.gateway.requests", "route", answer.route, "status", Integer.toString(answer.status));
    }

    private record Answer(String route, int status) {}
}
