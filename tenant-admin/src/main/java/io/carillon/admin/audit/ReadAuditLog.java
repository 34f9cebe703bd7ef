package io.carillon.admin.audit;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows what was changed, newest first. */
@ApplicationScoped
class ReadAuditLog {
    private final Pool pool;
    private final TenantTransactions transactions;
    private final AuditRepository audit;

    ReadAuditLog(Pool pool, TenantTransactions transactions, AuditRepository audit) {
        this.pool = pool;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Fails with the tenant-not-found problem when nothing was ever written about that tenant. */
    Uni<Page<AuditRecord>> list(TenantId tenant, AuditSearch.Filter filter, PageRequest page) {
        return transactions
                .inTenant(pool, tenant, connection -> listIn(connection, tenant, filter, page))
                .map(read -> Page.of(page, read, record -> record.id().toString()));
    }

    private Uni<List<AuditRecord>> listIn(
            SqlConnection connection, TenantId tenant, AuditSearch.Filter filter, PageRequest page) {
        return audit.isAny(connection, tenant)
                .invoke(ReadAuditLog::require)
                .chain(() -> audit.list(connection, tenant, filter, page));
    }

    /** A tenant's first row is its own creation. */
    private static void require(boolean any) {
        if (!any) {
            throw new ProblemException(AdminProblem.TENANT_NOT_FOUND, null);
        }
    }
}
