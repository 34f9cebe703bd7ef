package io.carillon.core.progress;

import io.carillon.core.batch.BatchRepository;
import io.carillon.core.tally.Counter;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Batches that have not ended, of all tenants: for the pipeline. */
@ApplicationScoped
class ProgressRepository {
    private final BatchRepository batches;

    ProgressRepository(BatchRepository batches) {
        this.batches = batches;
    }

    /** A cancelled or abandoned batch that may have something left to clear away. */
    record Ended(TenantId tenant, UUID batchId) {}

    private static final String TRY_LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtext('carillon.batch.progress')) AS won";

    /** Whether this transaction is the only one that tells progress. */
    Uni<Boolean> tryLock(SqlClient client) {
        return client.preparedQuery(TRY_LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("won"));
    }

    private static final String LIST_LIVE = BatchRepository.SELECT + """
            WHERE b.completed_at IS NULL
              AND b.state NOT IN ('LOADING', 'ABANDONED')
            ORDER BY b.told_at NULLS FIRST
            LIMIT $1
            """;

    /** Batches that have not ended, the one told of longest ago first. */
    Uni<List<Live>> listLive(SqlClient client, int limit) {
        return client.preparedQuery(LIST_LIVE).execute(Tuple.of(limit)).map(rows -> Rows.list(rows, this::live));
    }

    private static final String LIST_COUNTERS = """
            SELECT c.batch_id, c.channel, c.status, c.amount
            FROM batch_counters AS c
            JOIN unnest($1::uuid[], $2::uuid[]) AS wanted (tenant_id, batch_id)
              ON c.tenant_id = wanted.tenant_id
             AND c.batch_id = wanted.batch_id
            """;

    /** The counters of batches. */
    Uni<Map<UUID, List<Counter>>> listCounters(SqlClient client, List<Live> live) {
        Columns<Live> rows = new Columns<>(live);
        return client.preparedQuery(LIST_COUNTERS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(rows.uuids(one -> one.batch().tenant().value()))
                        .addArrayOfUUID(rows.uuids(one -> one.batch().id())))
                .map(found -> {
                    Map<UUID, List<Counter>> byBatch = new HashMap<>();
                    found.forEach(row -> byBatch.computeIfAbsent(row.getUUID("batch_id"), id -> new ArrayList<>())
                            .add(counter(row)));
                    return byBatch;
                });
    }

    private static final String SAVE = """
            UPDATE notification_batches AS b
            SET told = s.told, told_at = $6::timestamptz, told_done = s.done, rate = s.rate::float8,
                state = CASE WHEN s.through = 1 AND b.state = 'CLOSED' THEN 'COMPLETED' ELSE b.state END,
                completed_at = CASE WHEN s.through = 1 THEN $6::timestamptz ELSE NULL END
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $7::int[])
              AS s (tenant_id, id, told, done, rate, through)
            WHERE b.tenant_id = s.tenant_id
              AND b.id = s.id
              AND b.completed_at IS NULL
            """;

    /** Notes what was told, and the end of those that are through. */
    Uni<Void> save(SqlClient client, List<Progress> told, Instant now) {
        Columns<Progress> rows = new Columns<>(told);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(p -> p.live().batch().tenant().value()))
                .addArrayOfUUID(rows.uuids(p -> p.live().batch().id()))
                .addArrayOfString(rows.texts(Progress::told))
                .addArrayOfLong(rows.longs(Progress::done))
                .addArrayOfString(rows.texts(p -> Double.toString(p.rate())))
                .addOffsetDateTime(Columns.utc(now))
                .addArrayOfInteger(rows.integers(p -> p.isThrough() ? 1 : 0));
        return client.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    private static final String CLOSE_IDLE = """
            UPDATE notification_batches AS b
            SET state = CASE b.state WHEN 'OPEN' THEN 'CLOSED' ELSE 'ABANDONED' END, closed_at = $1,
                idempotency_key = CASE b.state WHEN 'OPEN' THEN b.idempotency_key END
            FROM (
                SELECT tenant_id, id
                FROM notification_batches
                WHERE completed_at IS NULL
                  AND ((state = 'OPEN' AND created_at < $2) OR (state = 'LOADING' AND created_at < $3))
                FOR UPDATE SKIP LOCKED) AS idle
            WHERE b.tenant_id = idle.tenant_id
              AND b.id = idle.id
            """;

    /** Closes what its caller forgot, and gives up uploads that broke off. */
    Uni<Void> closeIdle(SqlClient client, Instant now, Instant openedBefore, Instant uploadedBefore) {
        return client.preparedQuery(CLOSE_IDLE)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(openedBefore), Columns.utc(uploadedBefore)))
                .replaceWithVoid();
    }

    private static final String LIST_ENDED = """
            SELECT tenant_id, id
            FROM notification_batches
            WHERE completed_at IS NULL
              AND state = $1
            LIMIT 100
            """;

    /** Batches in a state whose remains are to be cleared away. */
    Uni<List<Ended>> listEnded(SqlClient client, String state) {
        return client.preparedQuery(LIST_ENDED)
                .execute(Tuple.of(state))
                .map(rows ->
                        Rows.list(rows, row -> new Ended(new TenantId(row.getUUID("tenant_id")), row.getUUID("id"))));
    }

    private static final String DROP = """
            WITH dropped AS (
                DELETE FROM bulk_notification_items AS i
                USING (
                    SELECT number
                    FROM bulk_notification_items
                    WHERE tenant_id = $1
                      AND batch_id = $2
                      AND (rejection IS NULL OR $4)
                    ORDER BY number
                    LIMIT $3) AS next
                WHERE i.tenant_id = $1
                  AND i.batch_id = $2
                  AND i.number = next.number
                RETURNING i.number)
            UPDATE notification_batches
            SET dropped = dropped + (SELECT count(*) FROM dropped)
            WHERE tenant_id = $1
              AND id = $2
            RETURNING (SELECT count(*) FROM dropped)::int AS dropped
            """;

    /** Takes out recipients that will never be fed, rejected rows too if wanted; returns how many. */
    Uni<Integer> drop(SqlClient client, Ended ended, int limit, boolean withRejected) {
        return client.preparedQuery(DROP)
                .execute(Tuple.of(ended.tenant().value(), ended.batchId(), limit, withRejected))
                .map(rows -> Rows.first(rows, row -> row.getInteger("dropped")).orElse(0));
    }

    private static final String DELETE_ABANDONED = """
            DELETE FROM notification_batches
            WHERE tenant_id = $1
              AND id = $2
              AND state = 'ABANDONED'
            """;

    /** Forgets an abandoned upload. */
    Uni<Void> deleteAbandoned(SqlClient client, Ended ended) {
        return client.preparedQuery(DELETE_ABANDONED)
                .execute(Tuple.of(ended.tenant().value(), ended.batchId()))
                .replaceWithVoid();
    }

    private Live live(Row row) {
        return new Live(
                batches.read(row),
                row.getString("told"),
                Columns.instant(row.getOffsetDateTime("told_at")),
                row.getLong("told_done"));
    }

    private static Counter counter(Row row) {
        return new Counter(row.getString("channel"), row.getString("status"), row.getLong("amount"));
    }
}
