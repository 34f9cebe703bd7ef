package io.carillon.core.feed;

import io.carillon.core.batch.BatchRepository;
import io.carillon.core.batch.SharedRequest;
import io.carillon.events.Lane;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Batches as a queue: one feeder at a time works on a batch, and what it takes is gone with its commit. */
@ApplicationScoped
class FeedRepository {
    private final BatchRepository batches;

    FeedRepository(BatchRepository batches) {
        this.batches = batches;
    }

    /** A tenant whose turn it may be, with the batch of his that waits longest. */
    record Turn(TenantId tenant, UUID batchId, Lane lane) {}

    /**
     * A batch held by this feeder.
     *
     * @param chunk the chunk to feed from, or null when there is none any more
     * @param inFlight notifications between planning and provider
     */
    record Held(SharedRequest request, int requestLength, Integer chunk, long inFlight) {}

    /** A recipient that was taken out. */
    record Taken(int number, String payload) {}

    private static final String LIST_TURNS = """
            SELECT tenant_id, id, lane
            FROM (
                SELECT DISTINCT ON (b.tenant_id) b.tenant_id, b.id, b.lane, b.fed_at
                FROM notification_batches AS b
                WHERE b.completed_at IS NULL
                  AND b.state IN ('OPEN', 'CLOSED')
                  AND NOT b.paused
                  AND EXISTS (
                      SELECT 1
                      FROM notification_batch_chunks AS c
                      WHERE c.tenant_id = b.tenant_id
                        AND c.batch_id = b.id
                        AND c.fed_at IS NULL)
                ORDER BY b.tenant_id, b.fed_at NULLS FIRST) AS turns
            ORDER BY fed_at NULLS FIRST
            """;

    /** Every tenant that has something to feed, the one that was served longest ago first. */
    Uni<List<Turn>> listTurns(SqlClient client) {
        return client.preparedQuery(LIST_TURNS).execute().map(rows -> Rows.list(rows, FeedRepository::turn));
    }

    private static final String HOLD = """
            SELECT b.request::text AS request,
                   (SELECT min(c.number)
                    FROM notification_batch_chunks AS c
                    WHERE c.tenant_id = b.tenant_id
                      AND c.batch_id = b.id
                      AND c.fed_at IS NULL) AS chunk,
                   b.fed + coalesce(
                       (SELECT sum(CASE WHEN n.channel = '' THEN -n.amount ELSE n.amount END)
                        FROM batch_counters AS n
                        WHERE n.tenant_id = b.tenant_id
                          AND n.batch_id = b.id
                          AND (n.channel = '' OR n.status IN ('PENDING', 'DISPATCHED'))), 0) AS in_flight
            FROM notification_batches AS b
            WHERE b.tenant_id = $1
              AND b.id = $2
              AND b.state IN ('OPEN', 'CLOSED')
              AND NOT b.paused
            FOR NO KEY UPDATE OF b SKIP LOCKED
            """;

    /** Holds a batch until the transaction ends; empty when somebody else does, or it is not to be fed any more. */
    Uni<Optional<Held>> hold(SqlClient client, Turn turn) {
        return client.preparedQuery(HOLD)
                .execute(Tuple.of(turn.tenant().value(), turn.batchId()))
                .map(rows -> Rows.first(rows, this::held));
    }

    private static final String TAKE = """
            DELETE FROM bulk_notification_items AS i
            USING (
                SELECT number
                FROM bulk_notification_items
                WHERE tenant_id = $1
                  AND batch_id = $2
                  AND number >= $3
                  AND number < $4
                  AND rejection IS NULL
                ORDER BY number
                LIMIT $5) AS next
            WHERE i.tenant_id = $1
              AND i.batch_id = $2
              AND i.number = next.number
            RETURNING i.number, i.payload::text AS payload
            """;

    /** Takes recipients out whose numbers are at least {@code from} and below {@code to}. */
    Uni<List<Taken>> take(SqlClient client, Turn turn, int from, int to, int limit) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(turn.tenant().value(), turn.batchId(), from, to, limit))
                .map(rows -> Rows.list(rows, row -> new Taken(row.getInteger("number"), row.getString("payload"))));
    }

    private static final String FINISH_CHUNK = """
            UPDATE notification_batch_chunks AS c
            SET fed_at = $4
            WHERE c.tenant_id = $1
              AND c.batch_id = $2
              AND c.number = $3
              AND NOT EXISTS (
                  SELECT 1
                  FROM bulk_notification_items AS i
                  WHERE i.tenant_id = $1
                    AND i.batch_id = $2
                    AND i.number >= $5
                    AND i.number < $6
                    AND i.rejection IS NULL)
            """;

    /** Marks the chunk as fed when nothing waits in it any more. */
    Uni<Void> finishChunk(SqlClient client, Turn turn, int chunk, int from, int to, Instant now) {
        Tuple values = Tuple.of(turn.tenant().value(), turn.batchId(), chunk)
                .addOffsetDateTime(Columns.utc(now))
                .addInteger(from)
                .addInteger(to);
        return client.preparedQuery(FINISH_CHUNK).execute(values).replaceWithVoid();
    }

    private static final String ADD_FED = """
            UPDATE notification_batches
            SET fed = fed + $3, fed_at = $4
            WHERE tenant_id = $1
              AND id = $2
            """;

    /** Counts what was fed; the tenant's next turn comes after all others'. */
    Uni<Void> addFed(SqlClient client, Turn turn, long fed, Instant now) {
        return client.preparedQuery(ADD_FED)
                .execute(Tuple.of(turn.tenant().value(), turn.batchId(), fed, Columns.utc(now)))
                .replaceWithVoid();
    }

    private static Turn turn(Row row) {
        return new Turn(new TenantId(row.getUUID("tenant_id")), row.getUUID("id"), Lane.of(row.getString("lane")));
    }

    private Held held(Row row) {
        String request = row.getString("request");
        return new Held(
                batches.readRequest(request), request.length(), row.getInteger("chunk"), row.getLong("in_flight"));
    }
}
