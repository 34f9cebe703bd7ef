package io.carillon.admin.snapshot;

import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditRepository;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/**
 * The only way to change what belongs to the system itself. It is kept under the nil tenant, behind the same walls; the
 * change, its audit row and the note that all snapshots have to follow are committed together.
 */
@ApplicationScoped
public class SystemChanges {
    /** Stands for the system where a tenant is named. */
    public static final TenantId SYSTEM = new TenantId(new UUID(0, 0));

    private final Pool pool;
    private final TenantTransactions transactions;
    private final AuditRepository audit;
    private final SystemRevisionRepository revisions;

    SystemChanges(
            Pool pool, TenantTransactions transactions, AuditRepository audit, SystemRevisionRepository revisions) {
        this.pool = pool;
        this.transactions = transactions;
        this.audit = audit;
        this.revisions = revisions;
    }

    public <T> Uni<T> read(Function<SqlConnection, Uni<T>> work) {
        return transactions.inTenant(pool, SYSTEM, work);
    }

    /**
     * Changes system values, one change after the other.
     *
     * @throws ForbiddenException unless a platform administrator or the suite itself acts
     */
    public <T> Uni<T> change(Actor actor, Function<SqlConnection, Uni<Change<T>>> work) {
        if (actor.kind() == Actor.Kind.TENANT) {
            throw new ForbiddenException("only platform administrators change system values");
        }
        return transactions
                .inTenant(pool, SYSTEM, connection -> revisions
                        .advance(connection, SYSTEM)
                        .chain(() -> work.apply(connection))
                        .call(change -> audit.append(connection, SYSTEM, actor, change.entry())))
                .map(Change::result);
    }

    /** What the tenants' snapshots have not followed yet. */
    public Uni<SystemRevision> revision() {
        return read(connection -> revisions.find(connection, SYSTEM));
    }

    /** Notes that every snapshot has followed up to {@code revision}. */
    public Uni<Void> published(long revision) {
        return read(connection -> revisions.setPublished(connection, SYSTEM, revision));
    }
}
