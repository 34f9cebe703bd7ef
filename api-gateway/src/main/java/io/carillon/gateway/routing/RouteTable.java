package io.carillon.gateway.routing;

import static io.carillon.gateway.routing.Access.PUBLIC;
import static io.carillon.gateway.routing.Access.TOKEN;
import static io.carillon.gateway.routing.Upstream.ADMIN;
import static io.carillon.gateway.routing.Upstream.CORE;
import static io.carillon.gateway.routing.Upstream.DISPATCHER;
import static io.carillon.gateway.routing.Upstream.REALTIME;

import java.util.List;
import java.util.Optional;

/** Every path the suite shows to the world; the first row that matches wins, what matches none does not exist. */
public final class RouteTable {
    private static final List<Route> ROUTES = List.of(
            new Route("services", "/api/v1/services/notifications", CORE, TOKEN),
            new Route("users", "/api/v1/users/me", CORE, TOKEN),
            new Route("admin-suppressions", "/api/v1/admin/suppressions", CORE, TOKEN),
            new Route("admin-dead-letters", "/api/v1/admin/dead-letters", CORE, TOKEN),
            new Route("admin-notifications", "/api/v1/admin/notifications", CORE, TOKEN),
            new Route("admin-stats", "/api/v1/admin/stats", CORE, TOKEN),
            new Route("admin", "/api/v1/admin", ADMIN, TOKEN),
            new Route("webhooks", "/webhooks", DISPATCHER, PUBLIC),
            new Route("unsubscribe", "/unsubscribe", CORE, PUBLIC),
            new Route("sockets", "/ws", REALTIME, PUBLIC),
            new Route("openapi", "/openapi", CORE, PUBLIC));

    private RouteTable() {}

    /** The route of a path; the path must have passed {@link RequestPath#isPlain}. */
    public static Optional<Route> find(String path) {
        for (Route route : ROUTES) {
            if (route.matches(path)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** All rows in the order they are tried. */
    public static List<Route> all() {
        return ROUTES;
    }
}
