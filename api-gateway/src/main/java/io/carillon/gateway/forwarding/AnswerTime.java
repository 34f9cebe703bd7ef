package io.carillon.gateway.forwarding;

import io.carillon.events.RouteClass;
import io.carillon.gateway.routing.Access;
import io.carillon.gateway.routing.Route;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long a service may be silent about a request. */
final class AnswerTime {
    private final Map<RouteClass, Long> byClass = new EnumMap<>(RouteClass.class);
    private final long unnamed;

    AnswerTime(GatewayConfig config) {
        unnamed = config.answerTimeout().toMillis();
        for (RouteClass routeClass : RouteClass.values()) {
            byClass.put(routeClass, of(routeClass, config.answerTimeouts()).toMillis());
        }
    }

    long millis(Route route, HttpMethod method) {
        if (route.access() == Access.PUBLIC) {
            return unnamed;
        }
        long own = byClass.get(route.classOf(method));
        return HttpMethod.GET == method || HttpMethod.HEAD == method
                ? Math.min(own, byClass.get(RouteClass.READ))
                : own;
    }

    private static Duration of(RouteClass routeClass, GatewayConfig.AnswerTimeouts timeouts) {
        return switch (routeClass) {
            case SEND -> timeouts.send();
            case BATCH -> timeouts.batch();
            case BULK -> timeouts.bulk();
            case READ -> timeouts.read();
            case ADMIN -> timeouts.admin();
        };
    }
}
