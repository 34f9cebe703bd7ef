package io.carillon.admin.sealing;

import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/**
 * A table with sealed secrets. Every bean of this type takes part when secrets are sealed anew; a feature that keeps
 * secrets joins by implementing it.
 */
public interface SealedSecrets {

    /** All of the tenant's sealed secrets. Runs inside the tenant's transaction. */
    Uni<List<SealedSecret>> list(SqlClient client, TenantId tenant);

    /**
     * Puts new seals in the place of those with the same object and name, and changes nothing else: not even revisions,
     * since nobody's reading of the object becomes stale. Runs inside a change of the tenant, so nothing else writes.
     */
    Uni<Void> replace(SqlClient client, TenantId tenant, List<SealedSecret> resealed);
}
