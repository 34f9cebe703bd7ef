package io.carillon.core.retention;

import io.carillon.core.ids.Uuid7;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Deletes what is too old, a batch for each statement, and keeps partitions. For the pipeline only. */
@ApplicationScoped
class RetentionRepository {
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(725174830117) AS locked";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(725174830117)";

    /**
     * Runs {@code work} if no other replica is at it; the lock belongs to the connection and ends with it, whatever
     * happens to this process. Completes with false when another one is at work.
     */
    Uni<Boolean> alone(Pool pool, Function<SqlClient, Uni<Void>> work) {
        return pool.withConnection(connection -> connection
                .query(TRY_LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("locked"))
                .call(locked ->
                        locked ? guarded(connection, work) : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> guarded(SqlClient connection, Function<SqlClient, Uni<Void>> work) {
        return work.apply(connection)
                .eventually(() -> connection.query(UNLOCK).execute().replaceWithVoid());
    }

    private static final String MAKE_PARTITIONS = """
            SELECT make_partitions($1) AS skipped
            """;

    /**
     * Makes the partitions of this month and those ahead that are not there; returns the names of those whose rows lie in
     * the default partition already, and stay there.
     */
    Uni<List<String>> makePartitions(SqlClient client, int monthsAhead) {
        return client.preparedQuery(MAKE_PARTITIONS)
                .execute(Tuple.of(monthsAhead))
                .map(rows -> Rows.list(rows, row -> row.getString("skipped")));
    }

    private static final String OLDEST_OPEN = """
            SELECT id
            FROM deliveries
            WHERE due_at IS NOT NULL
              AND id < $1
            ORDER BY id
            LIMIT 1
            """;

    /** When the oldest delivery was accepted that is not ended yet; {@code before} when all older ones are. */
    Uni<Instant> oldestOpen(SqlClient client, Instant before) {
        return client.preparedQuery(OLDEST_OPEN)
                .execute(Tuple.of(Uuid7.floorOf(before)))
                .map(rows -> Rows.first(rows, row -> Instant.ofEpochMilli(Uuid7.millis(row.getUUID("id"))))
                        .orElse(before));
    }

    private static final String DROP_PARTITIONS = """
            SELECT drop_partitions($1, $2) AS name
            """;

    /** Drops the months before a moment; returns their names. */
    Uni<List<String>> dropPartitions(SqlClient client, boolean ofInbox, Instant before) {
        return client.preparedQuery(DROP_PARTITIONS)
                .execute(Tuple.of(ofInbox, Columns.utc(before)))
                .map(rows -> Rows.list(rows, row -> row.getString("name")));
    }

    private static final String DELETE_NOTIFICATIONS = """
            WITH old AS (
                SELECT n.id
                FROM notifications AS n
                WHERE n.tenant_id = $1
                  AND n.id < $2
                  AND NOT EXISTS (
                      SELECT 1
                      FROM deliveries AS d
                      WHERE d.tenant_id = n.tenant_id
                        AND d.notification_id = n.id
                        AND d.id < $2
                        AND d.due_at IS NOT NULL)
                ORDER BY n.id
                LIMIT $3),
            logs AS (
                DELETE FROM notification_logs AS l
                USING old
                WHERE l.tenant_id = $1
                  AND l.notification_id = old.id
                  AND l.notification_id < $2),
            parts AS (
                DELETE FROM deliveries AS d
                USING old
                WHERE d.tenant_id = $1
                  AND d.notification_id = old.id
                  AND d.id < $2)
            DELETE FROM notifications AS n
            USING old
            WHERE n.tenant_id = $1
              AND n.id = old.id
              AND n.id < $2
            """;

    /** Deletes notifications with all that belongs to them, unless one of their deliveries is still to happen. */
    Uni<Integer> deleteNotifications(SqlClient client, TenantId tenant, Instant before, int limit) {
        return delete(client, DELETE_NOTIFICATIONS, Tuple.of(tenant.value(), Uuid7.floorOf(before), limit));
    }

    private static final String DELETE_BATCH_ROWS = """
            WITH old AS (
                SELECT i.batch_id, i.number
                FROM notification_batches AS b
                JOIN bulk_notification_items AS i
                  ON i.tenant_id = b.tenant_id
                 AND i.batch_id = b.id
                WHERE b.tenant_id = $1
                  AND b.completed_at < $2
                LIMIT $3)
            DELETE FROM bulk_notification_items AS i
            USING old
            WHERE i.tenant_id = $1
              AND i.batch_id = old.batch_id
              AND i.number = old.number
            """;

    /** Deletes the rejected rows of batches that ended. */
    Uni<Integer> deleteBatchRows(SqlClient client, TenantId tenant, Instant endedBefore, int limit) {
        return delete(client, DELETE_BATCH_ROWS, Tuple.of(tenant.value(), Columns.utc(endedBefore), limit));
    }

    private static final String DELETE_BATCHES = """
            WITH old AS (
                SELECT id
                FROM notification_batches
                WHERE tenant_id = $1
                  AND completed_at < $2
                ORDER BY completed_at
                LIMIT $3),
            counters AS (
                DELETE FROM batch_counters AS c
                USING old
                WHERE c.tenant_id = $1
                  AND c.batch_id = old.id)
            DELETE FROM notification_batches AS b
            USING old
            WHERE b.tenant_id = $1
              AND b.id = old.id
            """;

    /** Deletes batches that ended, with their chunks, jobs and counters. */
    Uni<Integer> deleteBatches(SqlClient client, TenantId tenant, Instant endedBefore, int limit) {
        return delete(client, DELETE_BATCHES, Tuple.of(tenant.value(), Columns.utc(endedBefore), limit));
    }

    private static final String DELETE_INBOX = """
            DELETE FROM inbox_entries
            WHERE tenant_id = $1
              AND id IN (SELECT id FROM inbox_entries WHERE tenant_id = $1 AND id < $2 ORDER BY id LIMIT $3)
            """;

    /** Deletes inbox entries. */
    Uni<Integer> deleteInbox(SqlClient client, TenantId tenant, Instant before, int limit) {
        return delete(client, DELETE_INBOX, Tuple.of(tenant.value(), Uuid7.floorOf(before), limit));
    }

    private static final String DELETE_DEAD_LETTERS = """
            DELETE FROM dead_letters
            WHERE tenant_id = $1
              AND id IN (SELECT id FROM dead_letters WHERE tenant_id = $1 AND id < $2 ORDER BY id LIMIT $3)
            """;

    /** Deletes dead letters. */
    Uni<Integer> deleteDeadLetters(SqlClient client, TenantId tenant, Instant before, int limit) {
        return delete(client, DELETE_DEAD_LETTERS, Tuple.of(tenant.value(), Uuid7.floorOf(before), limit));
    }

    private static final String DELETE_STATS = """
            DELETE FROM delivery_stats
            WHERE tenant_id = $1
              AND hour IN (SELECT hour FROM delivery_stats WHERE tenant_id = $1 AND hour < $2 ORDER BY hour LIMIT $3)
            """;

    /** Deletes hourly counts. */
    Uni<Integer> deleteStats(SqlClient client, TenantId tenant, Instant before, int limit) {
        return delete(client, DELETE_STATS, Tuple.of(tenant.value(), Columns.utc(before), limit));
    }

    private static final String DELETE_KEYS = """
            DELETE FROM idempotency_keys
            WHERE (tenant_id, key) IN (
                SELECT tenant_id, key FROM idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT $2)
            """;

    /** Deletes idempotency keys of all tenants. */
    Uni<Integer> deleteKeys(SqlClient client, Instant before, int limit) {
        return delete(client, DELETE_KEYS, Tuple.of(Columns.utc(before), limit));
    }

    private static final String DELETE_REPEATS = """
            DELETE FROM notification_repeats
            WHERE (tenant_id, repeat_id) IN (
                SELECT tenant_id, repeat_id
                FROM notification_repeats
                WHERE created_at < $1
                ORDER BY created_at
                LIMIT $2)
            """;

    /** Deletes what leads from repeats to first notifications. */
    Uni<Integer> deleteRepeats(SqlClient client, Instant before, int limit) {
        return delete(client, DELETE_REPEATS, Tuple.of(Columns.utc(before), limit));
    }

    private static final String DELETE_INBOX_CHANGES = """
            DELETE FROM inbox_changes
            WHERE (tenant_id, user_id, sequence) IN (
                SELECT tenant_id, user_id, sequence
                FROM inbox_changes
                WHERE created_at < $1
                ORDER BY created_at
                LIMIT $2)
            """;

    /** Deletes the oldest changes of inboxes; who was away for longer lists its inbox anew. */
    Uni<Integer> deleteInboxChanges(SqlClient client, Instant before, int limit) {
        return delete(client, DELETE_INBOX_CHANGES, Tuple.of(Columns.utc(before), limit));
    }

    private static final String DELETE_CANCELLATIONS = """
            DELETE FROM cancellations
            WHERE (tenant_id, notification_id) IN (
                SELECT tenant_id, notification_id FROM cancellations WHERE created_at < $1 ORDER BY created_at LIMIT $2)
            """;

    /** Deletes cancellations that planning must have met. */
    Uni<Integer> deleteCancellations(SqlClient client, Instant before, int limit) {
        return delete(client, DELETE_CANCELLATIONS, Tuple.of(Columns.utc(before), limit));
    }

    private static final String DELETE_ANSWERS = """
            DELETE FROM contact_answers
            WHERE (tenant_id, channel, address_hash, message_id) IN (
                SELECT tenant_id, channel, address_hash, message_id
                FROM contact_answers
                WHERE said_at < $1
                ORDER BY said_at
                LIMIT $2)
            """;

    /** Deletes what people answered so long ago that nothing older can be heard any more; what it led to stays. */
    Uni<Integer> deleteAnswers(SqlClient client, Instant before, int limit) {
        return delete(client, DELETE_ANSWERS, Tuple.of(Columns.utc(before), limit));
    }

    private static Uni<Integer> delete(SqlClient client, String statement, Tuple values) {
        return client.preparedQuery(statement).execute(values).map(result -> result.rowCount());
    }
}
