package io.carillon.gateway.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives each request its id before anybody can answer it. */
@ApplicationScoped
class RequestIdFilter {
    private static final int BEFORE_ALL_OTHERS = 4_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIdFilter::name, BEFORE_ALL_OTHERS);
    }

    private static void name(RoutingContext context) {
        context.response().putHeader(RequestId.HEADER, RequestId.fresh());
        context.next();
    }
}
