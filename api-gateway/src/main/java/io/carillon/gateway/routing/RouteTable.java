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
    /** A CSV file of a million rows; as large as notification-core takes. */
    private static final long FILE = 512L * 1024 * 1024;

    private static final List<Route> ROUTES = List.of(
            new Route("bulk-csv", "/api/v1/services/notifications/bulk/csv", CORE, TOKEN, Optional.of(FILE)),
            new Route("services", "/api/v1/services/notifications", CORE, TOKEN),
            new Route("subscribers", "/api/v1/services/subscribers", CORE, TOKEN),
            new Route("users", "/api/v1/users/me", CORE, TOKEN),
            ofCore("suppressions"),
            ofCore("dead-letters"),
            ofCore("notifications"),
            ofCore("stats"),
            ofCoreForTenant("suppressions"),
            ofCoreForTenant("dead-letters"),
            ofCoreForTenant("notifications"),
            ofCoreForTenant("stats"),
            new Route("admin", "/api/v1/admin", ADMIN, TOKEN),
            new Route("webhooks", "/webhooks", DISPATCHER, PUBLIC),
            new Route("unsubscribe", "/unsubscribe", CORE, PUBLIC),
            new Route("sockets", "/ws", REALTIME, PUBLIC),
            new Route("console", "/console", ADMIN, PUBLIC),
            new Route("openapi", "/openapi", CORE, PUBLIC));

    private RouteTable() {}

    private static Route ofCore(String resource) {
        return new Route("admin-" + resource, "/api/v1/admin/" + resource, CORE, TOKEN);
    }

    /** The same resource as a platform administrator names it who acts for a tenant. */
    private static Route ofCoreForTenant(String resource) {
        return new Route("tenant-" + resource, "/api/v1/admin/tenants/{id}/" + resource, CORE, TOKEN);
    }

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
