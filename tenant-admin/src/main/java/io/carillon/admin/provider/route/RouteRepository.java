package io.carillon.admin.provider.route;

import io.carillon.events.Channel;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The routing columns of provider accounts. */
@ApplicationScoped
class RouteRepository {
    private static final String LIST = """
            SELECT channel, id, name, type, route_order, weight, enabled
            FROM notification_providers
            WHERE tenant_id = $1
            ORDER BY channel, route_order, weight DESC, id
            """;

    Uni<List<RouteView.Placed>> list(SqlClient client, TenantId tenant) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.list(rows, RouteRepository::placed));
    }

    private static final String UPDATE = """
            UPDATE notification_providers p
            SET route_order = n.route_order, weight = n.weight, enabled = n.enabled,
                revision = p.revision + 1, updated_at = now()
            FROM unnest($2::uuid[], $3::int[], $4::int[], $5::bool[]) AS n (id, route_order, weight, enabled)
            WHERE p.tenant_id = $1
              AND p.id = n.id
              AND (p.route_order, p.weight, p.enabled) IS DISTINCT FROM (n.route_order, n.weight, n.enabled)
            """;

    /** Moves accounts to their new places; those that stay where they are keep their revision. */
    Uni<Void> update(SqlClient client, TenantId tenant, List<RouteAccount> accounts) {
        Tuple row = Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(accounts.stream().map(RouteAccount::id).toArray(UUID[]::new))
                .addArrayOfInteger(accounts.stream().map(RouteAccount::order).toArray(Integer[]::new))
                .addArrayOfInteger(accounts.stream().map(RouteAccount::weight).toArray(Integer[]::new))
                .addArrayOfBoolean(accounts.stream().map(RouteAccount::enabled).toArray(Boolean[]::new));
        return client.preparedQuery(UPDATE).execute(row).replaceWithVoid();
    }

    private static RouteView.Placed placed(Row row) {
        RouteAccount account = new RouteAccount(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("type"),
                row.getInteger("route_order"),
                row.getInteger("weight"),
                row.getBoolean("enabled"));
        return new RouteView.Placed(Channel.of(row.getString("channel")), account);
    }
}
