package io.carillon.gateway.pace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Closes a connection on which no further request has arrived whole in time: idle ones, and those fed byte by byte. */
@ApplicationScoped
class KeepAliveFilter {
    private static final int FIRST = 3_000;

    private final Map<HttpConnection, Long> waiting = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final long millis;

    KeepAliveFilter(Vertx vertx, PaceConfig config) {
        this.vertx = vertx;
        this.millis = config.keepAlive().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        Long timer = waiting.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
        context.addEndHandler(answered -> waitOn(connection));
        context.next();
    }

    private void waitOn(HttpConnection connection) {
        waiting.put(connection, vertx.setTimer(millis, over -> giveUp(connection)));
    }

    private void giveUp(HttpConnection connection) {
        waiting.remove(connection);
        connection.close();
    }
}
