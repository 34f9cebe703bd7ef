package io.carillon.gateway.forwarding;

import io.carillon.gateway.routing.Route;
import io.carillon.gateway.routing.Upstream;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Last step of every request: what has a route and was let in is carried to its service. */
@ApplicationScoped
class Forwarder {
    private final UpstreamClient client;
    private final Answers answers;
    private final OpenTunnels tunnels;
    private final long maxBody;

    Forwarder(UpstreamClient client, Answers answers, OpenTunnels tunnels, GatewayConfig config) {
        this.client = client;
        this.answers = answers;
        this.tunnels = tunnels;
        this.maxBody = config.maxBody().asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT).handler(this::forward);
    }

    private void forward(RoutingContext context) {
        Route route = context.get(Route.KEY);
        if (route == null || route.upstream() == Upstream.SELF) {
            context.next();
        } else if (route.upstream() == Upstream.REALTIME && Tunnel.isWanted(context.request())) {
            new Tunnel(context, route, client, answers, tunnels).open();
        } else {
            new Exchange(context, route, route.ownMaxBody().orElse(maxBody), client, answers).start();
        }
    }
}
