package io.carillon.admin.lookup;

import io.carillon.admin.access.Actor;
import io.carillon.admin.snapshot.Change;
import io.carillon.admin.snapshot.SystemChanges;
import io.carillon.admin.snapshot.TenantChanges;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Reads and changes lookups of a tenant, or the system's own when the nil tenant is named. */
@ApplicationScoped
class LookupChanges {
    private final TenantChanges tenants;
    private final SystemChanges system;

    LookupChanges(TenantChanges tenants, SystemChanges system) {
        this.tenants = tenants;
        this.system = system;
    }

    <T> Uni<T> read(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return isSystem(tenant) ? system.read(work) : tenants.read(tenant, work);
    }

    <T> Uni<T> change(TenantId tenant, Actor actor, Function<SqlConnection, Uni<Change<T>>> work) {
        return isSystem(tenant) ? system.change(actor, work) : tenants.change(tenant, actor, work);
    }

    static boolean isSystem(TenantId tenant) {
        return SystemChanges.SYSTEM.equals(tenant);
    }
}
