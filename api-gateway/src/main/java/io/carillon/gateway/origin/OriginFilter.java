package io.carillon.gateway.origin;

import io.carillon.gateway.GatewayProblem;
import io.carillon.gateway.identity.Caller;
import io.carillon.gateway.routing.Access;
import io.carillon.gateway.routing.Route;
import io.carillon.problem.ProblemException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;

/**
 * Refuses calls from web pages of foreign origins on routes that ask for a token. A preflight has no token, so it is
 * answered for the origins of all active tenants; the request itself must come from an origin of the token's own tenant.
 * Programs send no {@code Origin} and are not concerned. There are no cookies, so no credentials are allowed.
 */
@ApplicationScoped
class OriginFilter {
    /** Routing is at 1000, authentication at 200. */
    private static final int BETWEEN_ROUTING_AND_SECURITY = 500;

    private static final int NO_CONTENT = 204;
    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "authorization, content-type, idempotency-key, if-match, if-none-match, traceparent";
    private static final String EXPOSED = "ETag, Location, Idempotent-Replayed, RateLimit-Limit, RateLimit-Remaining,"
            + " RateLimit-Reset, Retry-After, X-Request-Id";

    private final AllowedOrigins allowed;
    private final String ownOrigin;
    private final String maxAgeSeconds;

    OriginFilter(AllowedOrigins allowed, OriginConfig config) {
        this.allowed = allowed;
        URI own = config.publicUrl();
        this.ownOrigin = own.getScheme() + "://" + own.getAuthority();
        this.maxAgeSeconds = Long.toString(config.maxAge().toSeconds());
    }

    void register(@Observes Filters filters) {
        filters.register(this::meet, BETWEEN_ROUTING_AND_SECURITY);
    }

    void registerAfterSecurity(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT - 3).handler(this::checkTenant);
    }

    private void meet(RoutingContext context) {
        Route route = context.get(Route.KEY);
        List<String> origins = context.request().headers().getAll(HttpHeaders.ORIGIN);
        if (origins.isEmpty() || route == null || route.access() == Access.PUBLIC || isOwn(context, origins)) {
            context.next();
        } else if (origins.size() > 1 || !allowed.isAnyTenants(origins.getFirst())) {
            context.fail(refusal());
        } else {
            admit(context, origins.getFirst());
        }
    }

    /** The page comes from this very gateway, by its public name or the one it was called by. */
    private boolean isOwn(RoutingContext context, List<String> origins) {
        String origin = origins.getFirst();
        String host = context.request().getHeader(HttpHeaders.HOST);
        return origins.size() == 1
                && (origin.equals(ownOrigin) || origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    private void admit(RoutingContext context, String origin) {
        MultiMap headers = context.response().headers();
        headers.set(ALLOW_ORIGIN, origin);
        context.addHeadersEndHandler(before -> headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN));
        if (isPreflight(context.request())) {
            headers.set("Access-Control-Allow-Methods", METHODS);
            headers.set("Access-Control-Allow-Headers", HEADERS);
            headers.set("Access-Control-Max-Age", maxAgeSeconds);
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            headers.set("Access-Control-Expose-Headers", EXPOSED);
            context.next();
        }
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS) && request.headers().contains(REQUESTED_METHOD);
    }

    private void checkTenant(RoutingContext context) {
        String origin = context.response().headers().get(ALLOW_ORIGIN);
        Caller caller = context.get(Caller.KEY);
        if (origin == null || caller == null || allowed.isOf(caller.tenant(), origin)) {
            context.next();
        } else {
            context.response().headers().remove(ALLOW_ORIGIN);
            context.fail(refusal());
        }
    }

    private static ProblemException refusal() {
        return new ProblemException(GatewayProblem.ORIGIN_NOT_ALLOWED, null);
    }
}
