package io.carillon.admin.snapshot;

import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The counters of system changes; one row, of the nil tenant. */
@ApplicationScoped
class SystemRevisionRepository {

    private static final String ADVANCE = """
            UPDATE system_changes
            SET revision = revision + 1
            WHERE tenant_id = $1
            """;

    /** Counts a change and, with it, locks out others until the transaction ends. */
    Uni<Void> advance(SqlClient client, TenantId system) {
        return client.preparedQuery(ADVANCE).execute(Tuple.of(system.value())).replaceWithVoid();
    }

    private static final String FIND = """
            SELECT revision, published
            FROM system_changes
            WHERE tenant_id = $1
            """;

    Uni<SystemRevision> find(SqlClient client, TenantId system) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(system.value()))
                .map(rows -> revision(rows.iterator().next()));
    }

    private static final String SET_PUBLISHED = """
            UPDATE system_changes
            SET published = greatest(published, $2)
            WHERE tenant_id = $1
            """;

    Uni<Void> setPublished(SqlClient client, TenantId system, long revision) {
        return client.preparedQuery(SET_PUBLISHED)
                .execute(Tuple.of(system.value(), revision))
                .replaceWithVoid();
    }

    private static SystemRevision revision(Row row) {
        return new SystemRevision(row.getLong("revision"), row.getLong("published"));
    }
}
