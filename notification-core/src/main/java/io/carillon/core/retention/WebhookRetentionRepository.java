package io.carillon.core.retention;

import io.carillon.core.ids.Uuid7;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Deletes what webhook endpoints were told long ago. What is still to be told stays, however old. */
@ApplicationScoped
class WebhookRetentionRepository {
    private static final String DROP_PARTITIONS = """
            SELECT drop_webhook_partitions(least($1, (
                SELECT uuid_extract_timestamp(m.id)
                FROM webhook_messages AS m
                WHERE m.due_at IS NOT NULL
                  AND m.id < $2
                ORDER BY m.id
                LIMIT 1))) AS name
            """;

    /** Drops the months before a moment, or before the oldest message that is still to be told; returns their names. */
    Uni<List<String>> dropPartitions(SqlClient client, Instant before) {
        return client.preparedQuery(DROP_PARTITIONS)
                .execute(Tuple.of(Columns.utc(before), Uuid7.floorOf(before)))
                .map(rows -> Rows.list(rows, row -> row.getString("name")));
    }

    private static final String DELETE_MESSAGES = """
            WITH old AS (
                SELECT m.id
                FROM webhook_messages AS m
                WHERE m.tenant_id = $1
                  AND m.id < $2
                  AND m.due_at IS NULL
                ORDER BY m.id
                LIMIT $3),
            tries AS (
                DELETE FROM webhook_attempts AS a
                USING old
                WHERE a.tenant_id = $1
                  AND a.message_id = old.id
                  AND a.message_id < $2)
            DELETE FROM webhook_messages AS m
            USING old
            WHERE m.tenant_id = $1
              AND m.id = old.id
              AND m.id < $2
            """;

    /** Deletes messages with their tries; returns how many. */
    Uni<Integer> deleteMessages(SqlClient client, TenantId tenant, Instant before, int limit) {
        return client.preparedQuery(DELETE_MESSAGES)
                .execute(Tuple.of(tenant.value(), Uuid7.floorOf(before), limit))
                .map(deleted -> deleted.rowCount());
    }
}
