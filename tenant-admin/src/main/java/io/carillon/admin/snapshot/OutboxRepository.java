package io.carillon.admin.snapshot;

import io.carillon.admin.json.JsonColumns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Snapshots waiting for Kafka. */
@ApplicationScoped
class OutboxRepository {
    private static final long RELAY_LOCK = 0x6361_7269_6c6c_6f6eL;

    private final JsonColumns json;

    OutboxRepository(JsonColumns json) {
        this.json = json;
    }

    private static final String APPEND = """
            INSERT INTO outbox (tenant_id, version, payload, traceparent)
            VALUES ($1, $2, $3::text::jsonb, $4)
            """;

    Uni<Void> append(SqlClient client, TenantId tenant, long version, String payload, String traceparent) {
        return client.preparedQuery(APPEND)
                .execute(Tuple.of(tenant.value(), version, payload, traceparent))
                .replaceWithVoid();
    }

    private static final String TRY_LOCK = """
            SELECT pg_try_advisory_xact_lock($1) AS taken
            """;

    /** Makes the running transaction the only relay of the suite until it ends; false when another one is. */
    Uni<Boolean> tryLock(SqlClient client) {
        return client.preparedQuery(TRY_LOCK)
                .execute(Tuple.of(RELAY_LOCK))
                .map(rows -> rows.iterator().next().getBoolean("taken"));
    }

    private static final String COUNT = """
            SELECT count(*) AS waiting
            FROM outbox
            """;

    Uni<Long> count(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("waiting"));
    }

    private static final String LIST_OLDEST = """
            SELECT tenant_id, version, payload::text AS payload, traceparent
            FROM outbox
            ORDER BY tenant_id, version
            LIMIT $1
            """;

    /** The next snapshots of all tenants, each tenant's in order of version. */
    Uni<List<PendingSnapshot>> listOldest(SqlClient client, int limit) {
        return client.preparedQuery(LIST_OLDEST).execute(Tuple.of(limit)).map(rows -> Rows.list(rows, this::pending));
    }

    private PendingSnapshot pending(Row row) {
        return new PendingSnapshot(
                new TenantId(row.getUUID("tenant_id")),
                row.getLong("version"),
                row.getString("traceparent"),
                json.snapshot(row.getString("payload")));
    }

    private static final String DELETE = """
            DELETE FROM outbox
            USING unnest($1::uuid[], $2::bigint[]) AS published (tenant_id, version)
            WHERE outbox.tenant_id = published.tenant_id
              AND outbox.version = published.version
            """;

    Uni<Void> delete(SqlClient client, List<PendingSnapshot> published) {
        UUID[] tenants =
                published.stream().map(snapshot -> snapshot.tenant().value()).toArray(UUID[]::new);
        Long[] versions = published.stream().map(PendingSnapshot::version).toArray(Long[]::new);
        return client.preparedQuery(DELETE).execute(Tuple.of(tenants, versions)).replaceWithVoid();
    }
}
