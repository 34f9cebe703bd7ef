package io.carillon.gateway.limit;

import io.carillon.gateway.address.ClientAddress;
import io.carillon.gateway.identity.Caller;
import io.carillon.gateway.outage.Rest;
import io.carillon.gateway.routing.Route;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemFailureHandler;
import io.carillon.tenantconfig.TenantConfigs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Step between security and forwarding: takes the request from its bucket. Without Redis requests go on uncounted,
 * except bulk ones: those can wait, and are what would hurt most.
 */
@ApplicationScoped
class LimitFilter {
    private static final int FAILURES_IN_A_ROW = 3;
    private static final String UNCOUNTED_RETRY_SECONDS = "5";

    private final BucketClient buckets;
    private final LimitRules rules;
    private final LimitConfig config;
    private final TenantConfigs tenants;
    private final ClientAddress addresses;
    private final ProblemFailureHandler problems;
    private final MeterRegistry metrics;
    private final Rest rest;

    LimitFilter(
            BucketClient buckets,
            LimitConfig config,
            TenantConfigs tenants,
            ClientAddress addresses,
            ProblemFailureHandler problems,
            MeterRegistry metrics) {
        this.buckets = buckets;
        this.rules = new LimitRules(config);
        this.config = config;
        this.tenants = tenants;
        this.addresses = addresses;
        this.problems = problems;
        this.metrics = metrics;
        this.rest = new Rest(FAILURES_IN_A_ROW, FAILURES_IN_A_ROW, config.rest().toNanos());
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT - 2).handler(this::limit);
    }

    private void limit(RoutingContext context) {
        Route route = context.get(Route.KEY);
        if (route == null || !config.enabled()) {
            context.next();
            return;
        }
        Limit limit = limitOf(context, route);
        if (limit.vital()) {
            buckets.take(limit, config.bulkPatience())
                    .onComplete(count -> decide(context, limit, count), failure -> refuseUncounted(context, limit));
        } else if (rest.mayAsk(System.nanoTime(), config.rest().toNanos())) {
            buckets.take(limit, config.patience())
                    .onComplete(count -> decide(context, limit, count), failure -> passUncounted(context, limit));
        } else {
            metrics.counter("carillon.gateway.uncounted", "limit", limit.name()).increment();
            context.next();
        }
    }

    private Limit limitOf(RoutingContext context, Route route) {
        Caller caller = context.get(Caller.KEY);
        return caller == null
                ? rules.ofAddress(route, addresses.of(context.request()))
                : rules.ofCaller(
                        route,
                        context.request().method(),
                        caller,
                        caller.tenant().flatMap(tenants::find));
    }

    private void decide(RoutingContext context, Limit limit, Count count) {
        rest.answered(System.nanoTime());
        HttpServerResponse response = context.response();
        response.putHeader("RateLimit-Limit", Integer.toString(limit.perMinute()));
        response.putHeader("RateLimit-Remaining", Long.toString(count.remaining()));
        response.putHeader("RateLimit-Reset", Long.toString(count.resetSeconds()));
        if (count.admitted()) {
            context.next();
        } else {
            metrics.counter("carillon.gateway.limited", "limit", limit.name()).increment();
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(count.retryAfterSeconds()));
            problems.answer(context, CommonProblem.TOO_MANY_REQUESTS);
        }
    }

    private void passUncounted(RoutingContext context, Limit limit) {
        noteFailure(limit);
        context.next();
    }

    private void refuseUncounted(RoutingContext context, Limit limit) {
        noteFailure(limit);
        context.response().putHeader(HttpHeaders.RETRY_AFTER, UNCOUNTED_RETRY_SECONDS);
        problems.answer(context, CommonProblem.DEPENDENCY_UNAVAILABLE);
    }

    private void noteFailure(Limit limit) {
        metrics.counter("carillon.gateway.uncounted", "limit", limit.name()).increment();
        if (rest.failed(System.nanoTime())) {
            buckets.hangUp();
        }
    }
}
