package io.carillon.admin.tenant;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Shows tenants to platform administrators. */
@ApplicationScoped
public class ReadTenants {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final TenantChanges changes;
    private final TenantRepository tenants;

    ReadTenants(Pool pool, TenantTransactions transactions, TenantChanges changes, TenantRepository tenants) {
        this.pool = pool;
        this.transactions = transactions;
        this.changes = changes;
        this.tenants = tenants;
    }

    Uni<Tenant> get(TenantId tenant) {
        return changes.read(tenant, connection -> tenants.find(connection, tenant))
                .map(ReadTenants::required);
    }

    /** A page of all tenants. */
    public Uni<Page<Tenant>> list(PageRequest page) {
        return transactions
                .inTransaction(pool, connection -> listIn(connection, page))
                .map(read -> Page.of(page, read, tenant -> tenant.id().toString()));
    }

    /** A page of the tenants that are looked for. */
    Uni<Page<Tenant>> search(TenantSearch search, PageRequest page) {
        return transactions
                .inTransaction(pool, connection -> tenants.actAsPlatform(connection)
                        .chain(() -> tenants.search(connection, search, page)))
                .map(read -> Page.of(page, read, tenant -> tenant.id().toString()));
    }

    private Uni<List<Tenant>> listIn(SqlConnection connection, PageRequest page) {
        return tenants.actAsPlatform(connection).chain(() -> tenants.list(connection, page));
    }

    static Tenant required(Optional<Tenant> found) {
        return found.orElseThrow(() -> new ProblemException(AdminProblem.TENANT_NOT_FOUND, null));
    }
}
