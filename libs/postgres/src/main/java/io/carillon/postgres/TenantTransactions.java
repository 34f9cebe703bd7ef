package io.carillon.postgres;

import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Transactions under row-level security. The tenant is set for one transaction only, so a pooled connection never
 * carries it on; work that forgets to set one sees no row.
 */
@ApplicationScoped
public class TenantTransactions {
    private static final String SET_TENANT = "SELECT set_config('app.tenant_id', $1, true)";

    /** Runs {@code work} in one transaction that sees {@code tenant} only; commits when it completes, else rolls back. */
    public <T> Uni<T> inTenant(Pool pool, TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return inTransaction(pool, connection -> setTenant(connection, tenant).chain(() -> work.apply(connection)));
    }

    /** Runs {@code work} in one transaction of a role whose policies need no tenant; statements must be sequential. */
    public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    private static Uni<Void> setTenant(SqlConnection connection, TenantId tenant) {
        return connection
                .preparedQuery(SET_TENANT)
                .execute(Tuple.of(tenant.toString()))
                .replaceWithVoid();
    }
}
