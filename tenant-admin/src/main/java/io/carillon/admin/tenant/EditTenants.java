package io.carillon.admin.tenant;

import io.carillon.admin.access.Actor;
import io.carillon.admin.audit.AuditEntry;
import io.carillon.admin.http.Revision;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;

/** Changes, suspends and activates tenants. */
@ApplicationScoped
class EditTenants {
    private final TenantChanges changes;
    private final TenantRepository tenants;

    EditTenants(TenantChanges changes, TenantRepository tenants) {
        this.changes = changes;
        this.tenants = tenants;
    }

    /** What the request leaves out becomes the default, but for what {@link TenantRequest#keeping} keeps. */
    Uni<Tenant> replace(Actor actor, TenantId tenant, TenantRequest request, Revision revision) {
        TenantSettings wanted = request.validated();
        return edit(
                actor,
                tenant,
                "tenant.updated",
                revision,
                (c, before) -> tenants.update(c, tenant, request.keeping(wanted, before.settings())));
    }

    /** Changes what the tenant's own administrators may change. */
    Uni<Tenant> replaceOwn(Actor actor, TenantId tenant, OwnSettings own, Revision revision) {
        return edit(
                actor,
                tenant,
                "tenant.settings-updated",
                revision,
                (c, before) -> tenants.update(c, tenant, before.settings().with(own)));
    }

    Uni<Tenant> suspend(Actor actor, TenantId tenant, Revision revision) {
        return edit(actor, tenant, "tenant.suspended", revision, (c, before) -> tenants.setActive(c, tenant, false));
    }

    Uni<Tenant> activate(Actor actor, TenantId tenant, Revision revision) {
        return edit(actor, tenant, "tenant.activated", revision, (c, before) -> tenants.setActive(c, tenant, true));
    }

    /** A step inside the transaction, given how the tenant is so far. */
    private interface Step extends BiFunction<SqlConnection, Tenant, Uni<Tenant>> {}

    private Uni<Tenant> edit(Actor actor, TenantId tenant, String action, Revision revision, Step step) {
        return changes.change(tenant, actor, connection -> tenants.find(connection, tenant)
                .map(ReadTenants::required)
                .invoke(before -> revision.check(before.revision()))
                .chain(before -> apply(connection, action, before, step)));
    }

    private static Uni<Change<Tenant>> apply(SqlConnection connection, String action, Tenant before, Step step) {
        return step.apply(connection, before).map(after -> new Change<>(after, entry(action, before, after)));
    }

    private static AuditEntry entry(String action, Tenant before, Tenant after) {
        return new AuditEntry(action, "tenant", after.id().toString(), TenantView.of(before), TenantView.of(after));
    }
}
