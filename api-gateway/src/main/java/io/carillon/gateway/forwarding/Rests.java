package io.carillon.gateway.forwarding;

import io.carillon.events.RouteClass;
import io.carillon.gateway.outage.Rest;
import io.carillon.gateway.routing.Route;
import io.carillon.gateway.routing.Upstream;
import io.vertx.core.http.HttpMethod;
import java.util.EnumMap;
import java.util.Map;

/** Which services are left alone, by class of route: one whose reads hang may still accept what is sent. */
final class Rests {
    private final Map<Upstream, Map<RouteClass, Rest>> byService = new EnumMap<>(Upstream.class);

    Rests(GatewayConfig config) {
        for (Upstream service : Upstream.values()) {
            byService.put(service, byClass(config));
        }
    }

    Rest of(Route route, HttpMethod method) {
        return byService.get(route.upstream()).get(route.classOf(method));
    }

    private static Map<RouteClass, Rest> byClass(GatewayConfig config) {
        Map<RouteClass, Rest> rests = new EnumMap<>(RouteClass.class);
        for (RouteClass work : RouteClass.values()) {
            long nanos = config.breakerRest().toNanos();
            rests.put(work, new Rest(config.breakerFailures(), config.breakerTimeouts(), nanos));
        }
        return rests;
    }
}
