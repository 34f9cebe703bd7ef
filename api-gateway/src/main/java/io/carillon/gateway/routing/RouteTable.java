package io.carillon.gateway.routing;

import static io.carillon.events.RouteClass.BATCH;
import static io.carillon.events.RouteClass.BULK;
import static io.carillon.events.RouteClass.SEND;
import static io.carillon.gateway.routing.Access.PUBLIC;
import static io.carillon.gateway.routing.Access.TOKEN;
import static io.carillon.gateway.routing.Upstream.CORE;
import static io.carillon.gateway.routing.Upstream.DISPATCHER;
import static io.carillon.gateway.routing.Upstream.REALTIME;
import static io.carillon.gateway.routing.Upstream.SELF;

import io.carillon.events.RouteClass;
import java.util.List;
import java.util.Optional;

/** Every path the suite shows to the world; the first row that matches wins, what matches none does not exist. */
public final class RouteTable {
    /** A CSV file of a million rows; as large as notification-core takes. */
    private static final long FILE = 512L * 1024 * 1024;

    private static final String ADMIN_API = "/api/v1/admin";
    private static final String NOTIFICATIONS = "/api/v1/services/notifications";

    /** The largest body a provider announces for its callbacks is 3 MB (Meta). */
    private static final long CALLBACK = 4L * 1024 * 1024;

    private static final List<Route> ROUTES = List.of(
            new Route("bulk-csv", NOTIFICATIONS + "/bulk/csv", CORE, TOKEN)
                    .limitedAs(BULK)
                    .bodyUpTo(FILE),
            new Route("bulk", NOTIFICATIONS + "/bulk", CORE, TOKEN).limitedAs(BULK),
            new Route("send-batch", NOTIFICATIONS + "/send-batch", CORE, TOKEN).limitedAs(BATCH),
            new Route("send-chunk", NOTIFICATIONS + "/send-chunk", CORE, TOKEN).limitedAs(BATCH),
            new Route("batches", NOTIFICATIONS + "/batches", CORE, TOKEN).limitedAs(BATCH),
            new Route("services", NOTIFICATIONS, CORE, TOKEN).limitedAs(SEND),
            new Route("subscribers", "/api/v1/services/subscribers", CORE, TOKEN).limitedAs(SEND),
            new Route("users", "/api/v1/users/me", CORE, TOKEN),
            ofCore("suppressions"),
            ofCore("dead-letters"),
            ofCore("notifications"),
            ofCore("stats"),
            ofCoreForTenant("suppressions"),
            ofCoreForTenant("dead-letters"),
            ofCoreForTenant("notifications"),
            ofCoreForTenant("stats"),
            ofEndpoint("test"),
            ofEndpointForTenant("test"),
            ofEndpoint("replay"),
            ofEndpointForTenant("replay"),
            ofEndpoint("deliveries"),
            ofEndpointForTenant("deliveries"),
            new Route("webhook-endpoints-health", ADMIN_API + "/webhook-endpoints/health", CORE, TOKEN)
                    .limitedAs(RouteClass.ADMIN),
            new Route(
                            "tenant-webhook-endpoints-health",
                            ADMIN_API + "/tenants/{id}/webhook-endpoints/health",
                            CORE,
                            TOKEN)
                    .limitedAs(RouteClass.ADMIN),
            ofEndpoint("health"),
            ofEndpointForTenant("health"),
            ofEndpoint("enable"),
            ofEndpointForTenant("enable"),
            new Route("admin", ADMIN_API, Upstream.ADMIN, TOKEN).limitedAs(RouteClass.ADMIN),
            new Route("webhooks", "/webhooks", DISPATCHER, PUBLIC).bodyUpTo(CALLBACK),
            new Route("unsubscribe", "/unsubscribe", CORE, PUBLIC).asPage(),
            new Route("sockets", "/ws", REALTIME, PUBLIC),
            new Route("console", "/console", Upstream.ADMIN, PUBLIC).asPage(),
            new Route("inbox-demo", "/inbox-demo", REALTIME, PUBLIC).asPage(),
            new Route("clients", "/clients", REALTIME, PUBLIC).asPage(),
            new Route("openapi", "/openapi", SELF, PUBLIC),
            new Route("docs", "/docs", SELF, PUBLIC).asPage());

    private RouteTable() {}

    private static Route ofCore(String resource) {
        return new Route("admin-" + resource, ADMIN_API + "/" + resource, CORE, TOKEN).limitedAs(RouteClass.ADMIN);
    }

    /** The same resource as a platform administrator names it who acts for a tenant. */
    private static Route ofCoreForTenant(String resource) {
        return new Route("tenant-" + resource, ADMIN_API + "/tenants/{id}/" + resource, CORE, TOKEN)
                .limitedAs(RouteClass.ADMIN);
    }

    /** What core does with a webhook endpoint that tenant-admin configures. */
    private static Route ofEndpoint(String act) {
        return new Route("webhook-endpoint-" + act, ADMIN_API + "/webhook-endpoints/{id}/" + act, CORE, TOKEN)
                .limitedAs(RouteClass.ADMIN);
    }

    private static Route ofEndpointForTenant(String act) {
        String path = ADMIN_API + "/tenants/{id}/webhook-endpoints/{id}/" + act;
        return new Route("tenant-webhook-endpoint-" + act, path, CORE, TOKEN).limitedAs(RouteClass.ADMIN);
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
