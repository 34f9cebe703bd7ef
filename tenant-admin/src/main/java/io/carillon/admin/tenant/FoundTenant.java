package io.carillon.admin.tenant;

import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Brings a tenant with a given id into being. */
@ApplicationScoped
public class FoundTenant {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final TenantChanges changes;
    private final TenantRepository tenants;

    FoundTenant(Pool pool, TenantTransactions transactions, TenantChanges changes, TenantRepository tenants) {
        this.pool = pool;
        this.transactions = transactions;
        this.changes = changes;
        this.tenants = tenants;
    }

    Uni<Tenant> found(TenantId tenant, Actor actor, TenantSettings settings) {
        return changes.create(tenant, actor, connection -> insert(connection, tenant, settings));
    }

    /** Leaves a tenant that is there as it is. */
    public Uni<Void> foundIfMissing(TenantId tenant, Actor actor, TenantSettings settings) {
        return transactions
                .inTenant(pool, tenant, connection -> tenants.find(connection, tenant))
                .chain(present -> foundUnless(present, tenant, actor, settings));
    }

    private Uni<Void> foundUnless(Optional<Tenant> present, TenantId tenant, Actor actor, TenantSettings settings) {
        return present.isPresent()
                ? Uni.createFrom().voidItem()
                : found(tenant, actor, settings).replaceWithVoid();
    }

    private Uni<Change<Tenant>> insert(SqlConnection connection, TenantId tenant, TenantSettings settings) {
        return tenants.actAsPlatform(connection)
                .chain(() -> tenants.insert(connection, tenant, settings))
                .map(created -> new Change<>(created, entry(created)));
    }

    private static AuditEntry entry(Tenant created) {
        return new AuditEntry("tenant.created", "tenant", created.id().toString(), null, TenantView.of(created));
    }
}
