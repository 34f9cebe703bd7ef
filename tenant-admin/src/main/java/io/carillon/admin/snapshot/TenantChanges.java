package io.carillon.admin.snapshot;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditRepository;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * The only way to change a tenant's configuration. The change, its audit row and the tenant's next snapshot are
 * committed together or not at all. Changes of one tenant run one after the other: each locks the tenant's row first.
 */
@ApplicationScoped
public class TenantChanges {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final SnapshotRepository snapshots;
    private final SnapshotWriter writer;
    private final AuditRepository audit;
    private final RelaySignal signal;

    TenantChanges(
            Pool pool,
            TenantTransactions transactions,
            SnapshotRepository snapshots,
            SnapshotWriter writer,
            AuditRepository audit,
            RelaySignal signal) {
        this.pool = pool;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.writer = writer;
        this.audit = audit;
        this.signal = signal;
    }

    /** Reads in one transaction; fails with the tenant-not-found problem when there is no such tenant. */
    public <T> Uni<T> read(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return transactions.inTenant(
                pool, tenant, connection -> requireTenant(connection, tenant).chain(() -> work.apply(connection)));
    }

    /** Changes an existing tenant; fails with the tenant-not-found problem when there is none. */
    public <T> Uni<T> change(TenantId tenant, Actor actor, Function<SqlConnection, Uni<Change<T>>> work) {
        return transactions
                .inTenant(pool, tenant, connection -> advance(connection, tenant)
                        .chain(() -> work.apply(connection))
                        .call(change -> record(connection, tenant, actor, change)))
                .invoke(signal::wake)
                .map(Change::result);
    }

    /** Runs work that creates the tenant itself. */
    public <T> Uni<T> create(TenantId tenant, Actor actor, Function<SqlConnection, Uni<Change<T>>> work) {
        return transactions
                .inTenant(pool, tenant, connection -> work.apply(connection)
                        .call(() -> advance(connection, tenant))
                        .call(change -> record(connection, tenant, actor, change)))
                .invoke(signal::wake)
                .map(Change::result);
    }

    private Uni<Void> record(SqlConnection connection, TenantId tenant, Actor actor, Change<?> change) {
        return audit.append(connection, tenant, actor, change.entry()).chain(() -> writer.write(connection, tenant));
    }

    private Uni<Void> advance(SqlConnection connection, TenantId tenant) {
        return snapshots
                .advance(connection, tenant)
                .invoke(TenantChanges::require)
                .replaceWithVoid();
    }

    private Uni<Void> requireTenant(SqlConnection connection, TenantId tenant) {
        return snapshots
                .isKnown(connection, tenant)
                .invoke(TenantChanges::require)
                .replaceWithVoid();
    }

    private static void require(boolean known) {
        if (!known) {
            throw new ProblemException(AdminProblem.TENANT_NOT_FOUND, null);
        }
    }
}
