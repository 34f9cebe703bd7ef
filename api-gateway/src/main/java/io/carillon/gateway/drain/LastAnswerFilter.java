package io.carillon.gateway.drain;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** While draining, every answer is the last one of its connection, and says so. */
@ApplicationScoped
class LastAnswerFilter {
    private static final int BEFORE_ROUTING = 2_000;

    private final Draining draining;

    LastAnswerFilter(Draining draining) {
        this.draining = draining;
    }

    void register(@Observes Filters filters) {
        filters.register(this::closeAfterwards, BEFORE_ROUTING);
    }

    private void closeAfterwards(RoutingContext context) {
        if (draining.isOn()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(answered -> context.request().connection().close());
        }
        context.next();
    }
}
