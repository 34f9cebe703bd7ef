package io.carillon.admin.provider.route;

import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows and replaces a tenant's routes. */
@ApplicationScoped
class EditRoutes {
    private final TenantChanges changes;
    private final RouteRepository routes;

    EditRoutes(TenantChanges changes, RouteRepository routes) {
        this.changes = changes;
        this.routes = routes;
    }

    Uni<List<RouteView>> list(TenantId tenant) {
        return changes.read(tenant, connection -> routes.list(connection, tenant))
                .map(RouteView::all);
    }

    /** A channel without accounts has an empty route. */
    Uni<RouteView> get(TenantId tenant, Channel channel) {
        return changes.read(tenant, connection -> routeOf(connection, tenant, channel));
    }

    Uni<RouteView> replace(TenantId tenant, Actor actor, Channel channel, RouteRequest request, Revision revision) {
        return changes.change(tenant, actor, connection -> routeOf(connection, tenant, channel)
                .invoke(before -> revision.check(before.revision()))
                .chain(before -> replaceIn(connection, tenant, before, request)));
    }

    private Uni<Change<RouteView>> replaceIn(
            SqlConnection connection, TenantId tenant, RouteView before, RouteRequest request) {
        List<RouteAccount> placed = request.appliedTo(accounts(before));
        RouteView after = RouteView.of(before.channel(), placed);
        AuditEntry entry = new AuditEntry(
                "provider-route.replaced", "provider-route", before.channel().wireName(), before, after);
        return routes.update(connection, tenant, placed).replaceWith(new Change<>(after, entry));
    }

    private Uni<RouteView> routeOf(SqlConnection connection, TenantId tenant, Channel channel) {
        return routes.list(connection, tenant).map(placed -> RouteView.of(channel, of(channel, placed)));
    }

    private static List<RouteAccount> of(Channel channel, List<RouteView.Placed> placed) {
        return placed.stream()
                .filter(account -> account.channel() == channel)
                .map(RouteView.Placed::account)
                .toList();
    }

    private static List<RouteAccount> accounts(RouteView route) {
        return route.groups().stream()
                .flatMap(group -> group.accounts().stream())
                .toList();
    }
}
