package io.carillon.gateway.accesslog;

import io.carillon.gateway.guard.RequestId;
import io.carillon.gateway.identity.Caller;
import io.carillon.gateway.routing.Route;
import io.carillon.tenancy.TenantId;
import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Logs method, route, status, milliseconds, tenant, trace and id of each request; never its path, query, headers, address or
 * body, where people, tokens and contacts may stand. Probes and scrapes are not logged.
 */
@ApplicationScoped
class AccessLogFilter {
    private static final Logger LOG = Logger.getLogger("io.carillon.gateway.access");
    private static final int BEFORE_ROUTING = 2_000;
    private static final String NONE = "-";

    private final boolean enabled;

    AccessLogFilter(AccessLogConfig config) {
        this.enabled = config.enabled();
    }

    void register(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::logAtEnd, BEFORE_ROUTING);
        }
    }

    private void logAtEnd(RoutingContext context) {
        long start = System.nanoTime();
        String trace = Span.current().getSpanContext().getTraceId();
        context.addEndHandler(answered -> log(context, trace, System.nanoTime() - start));
        context.next();
    }

    private static void log(RoutingContext context, String trace, long nanos) {
        Route route = context.get(Route.KEY);
        if (route == null && context.response().getStatusCode() == 200) {
            return;
        }
        Caller caller = context.get(Caller.KEY);
        LOG.infof(
                "%s route=%s status=%d ms=%d tenant=%s trace=%s request=%s",
                context.request().method(),
                route == null ? NONE : route.name(),
                context.response().getStatusCode(),
                TimeUnit.NANOSECONDS.toMillis(nanos),
                caller == null ? NONE : caller.tenant().map(TenantId::toString).orElse(NONE),
                trace,
                RequestId.of(context));
    }
}
