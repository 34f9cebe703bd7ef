package io.carillon.gateway.routing;

import io.carillon.gateway.GatewayProblem;
import io.carillon.gateway.framing.RequestFraming;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Drain;
import io.carillon.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** First step of every request: refuses ambiguous paths, finds the route, holds the body back until somebody wants it. */
@ApplicationScoped
class RoutingFilter {
    /** Quarkus authenticates at 200 and authorises at 100; higher goes first. */
    private static final int BEFORE_SECURITY = 1_000;

    /** TRACE shows a caller what the door adds, CONNECT would make a proxy of it; nobody serves the rest. */
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final RouteMetrics metrics;

    RoutingFilter(RouteMetrics metrics) {
        this.metrics = metrics;
    }

    void register(@Observes Filters filters) {
        filters.register(this::route, BEFORE_SECURITY);
    }

    private void route(RoutingContext context) {
        String path = RequestPath.of(context.request().uri());
        Route route = RouteTable.find(path).orElse(null);
        metrics.countAtEnd(context, route);
        if (!RequestPath.isPlain(path)) {
            context.fail(new ProblemException(GatewayProblem.MALFORMED_PATH, null));
            return;
        }
        if (!RequestFraming.isPlain(context.request())) {
            refuseForGood(context);
            return;
        }
        if (!METHODS.contains(context.request().method())) {
            context.fail(new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, null));
            return;
        }
        if (route == null && !isOperators(path)) {
            context.fail(new ProblemException(CommonProblem.NOT_FOUND, null));
            return;
        }
        if (route != null) {
            context.put(Route.KEY, route);
            context.request().pause();
            context.addEndHandler(answered -> new Drain(context.request()).start());
        }
        context.next();
    }

    /** Probes and metrics, which Quarkus answers itself; nothing else that a library may bring along is shown. */
    private static boolean isOperators(String path) {
        return path.equals("/metrics") || path.equals("/health") || path.startsWith("/health/");
    }

    /** Nobody knows where the next request of such a connection begins. */
    private static void refuseForGood(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(answered -> context.request().connection().close());
        context.fail(new ProblemException(CommonProblem.BAD_REQUEST, null));
    }
}
