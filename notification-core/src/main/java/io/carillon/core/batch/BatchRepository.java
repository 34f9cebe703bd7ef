package io.carillon.core.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The table {@code notification_batches}. Who takes in or plans recipients of a batch shares its lock; who closes or cancels
 * it must have the lock alone, so a closed batch takes nothing more and a cancelled one plans nothing more.
 */
@ApplicationScoped
public class BatchRepository {
    private final ObjectMapper json;

    BatchRepository(ObjectMapper json) {
        this.json = json;
    }

    private static final String INSERT = """
            INSERT INTO notification_batches (
                tenant_id, id, kind, state, request, lane, idempotency_key, request_hash, created_at)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8, $9)
            ON CONFLICT (tenant_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
            RETURNING id
            """;

    /** Inserts a batch; false when another one has its idempotency key. */
    public Uni<Boolean> insert(SqlClient client, Batch batch, Optional<String> key) {
        Tuple values = Tuple.tuple()
                .addUUID(batch.tenant().value())
                .addUUID(batch.id())
                .addString(batch.kind().wireName())
                .addString(batch.state().name())
                .addString(write(batch.request()))
                .addString(batch.request().lane().wireName())
                .addString(key.orElse(null))
                .addString(batch.requestHash())
                .addOffsetDateTime(Columns.utc(batch.createdAt()));
        return client.preparedQuery(INSERT).execute(values).map(rows -> rows.size() == 1);
    }

    /** Everything of a {@code Batch}, to be followed by conditions on {@code b}. */
    public static final String SELECT = """
            SELECT b.tenant_id, b.id, b.kind, b.state, b.paused, b.request::text AS request, b.request_hash, b.fed,
                   b.dropped, b.rate, b.created_at, b.closed_at, b.cancelled_at, b.completed_at,
                   b.told, b.told_at, b.told_done,
                   coalesce(c.accepted, 0) AS accepted, coalesce(c.rejected, 0) AS rejected
            FROM notification_batches AS b
            LEFT JOIN LATERAL (
                SELECT sum(recipients) AS accepted, sum(rejected) AS rejected
                FROM notification_batch_chunks
                WHERE tenant_id = b.tenant_id
                  AND batch_id = b.id) AS c ON true
            """;

    private static final String FIND = SELECT + """
            WHERE b.tenant_id = $1
              AND b.id = $2
              AND b.kind = $3
              AND b.state NOT IN ('LOADING', 'ABANDONED')
            """;

    /** A batch of this kind, with what was taken in so far. */
    public Uni<Optional<Batch>> find(SqlClient client, TenantId tenant, UUID id, BatchKind kind) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id, kind.wireName()))
                .map(rows -> Rows.first(rows, this::read));
    }

    private static final String LIST = SELECT + """
            WHERE b.tenant_id = $1
              AND b.kind = $2
              AND b.id < $3
              AND b.state NOT IN ('LOADING', 'ABANDONED')
            ORDER BY b.id DESC
            LIMIT $4
            """;

    /** Batches of this kind made before another, newest first. */
    public Uni<List<Batch>> list(SqlClient client, TenantId tenant, BatchKind kind, UUID before, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), kind.wireName(), before, limit))
                .map(rows -> Rows.list(rows, this::read));
    }

    private static final String FIND_BY_KEY = SELECT + """
            WHERE b.tenant_id = $1
              AND b.idempotency_key = $2
            """;

    /** The batch that was made with an idempotency key. */
    public Uni<Optional<Batch>> findByKey(SqlClient client, TenantId tenant, String key) {
        return client.preparedQuery(FIND_BY_KEY)
                .execute(Tuple.of(tenant.value(), key))
                .map(rows -> Rows.first(rows, this::read));
    }

    private static final String SHARE = """
            SELECT state
            FROM notification_batches
            WHERE tenant_id = $1
              AND id = $2
            FOR KEY SHARE
            """;

    /** The batch's state, which stays so until the transaction ends. */
    public Uni<Optional<BatchState>> share(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(SHARE).execute(Tuple.of(tenant.value(), id)).map(BatchRepository::state);
    }

    private static final String LOCK = """
            SELECT state
            FROM notification_batches
            WHERE tenant_id = $1
              AND id = $2
              AND kind = $3
              AND state NOT IN ('LOADING', 'ABANDONED')
            FOR UPDATE
            """;

    /** The batch's state, once nobody takes in, plans or feeds recipients of it. */
    public Uni<Optional<BatchState>> lock(SqlClient client, TenantId tenant, UUID id, BatchKind kind) {
        return client.preparedQuery(LOCK)
                .execute(Tuple.of(tenant.value(), id, kind.wireName()))
                .map(BatchRepository::state);
    }

    private static final String MOVE = """
            UPDATE notification_batches
            SET state = $3,
                closed_at = CASE WHEN $3 = 'CLOSED' THEN $4::timestamptz ELSE closed_at END,
                cancelled_at = CASE WHEN $3 = 'CANCELLED' THEN $4::timestamptz ELSE cancelled_at END
            WHERE tenant_id = $1
              AND id = $2
            """;

    /** Moves a batch to another state; whether it may is for the holder of its lock to decide. */
    public Uni<Void> move(SqlClient client, TenantId tenant, UUID id, BatchState state, Instant now) {
        return client.preparedQuery(MOVE)
                .execute(Tuple.of(tenant.value(), id, state.name(), Columns.utc(now)))
                .replaceWithVoid();
    }

    private static final String END_LOADING = """
            UPDATE notification_batches
            SET state = 'CLOSED', closed_at = $3, request_hash = $4
            WHERE tenant_id = $1
              AND id = $2
              AND state = 'LOADING'
            """;

    /**
     * Ends an upload of which every row is recorded, unless it was given up before.
     *
     * @param hash of the whole upload, to tell a repeat from a reused key
     */
    public Uni<Void> closeLoaded(SqlClient client, TenantId tenant, UUID id, String hash, Instant now) {
        return client.preparedQuery(END_LOADING)
                .execute(Tuple.of(tenant.value(), id, Columns.utc(now), hash))
                .replaceWithVoid();
    }

    private static final String ABANDON = """
            UPDATE notification_batches
            SET state = 'ABANDONED', closed_at = $3, idempotency_key = NULL
            WHERE tenant_id = $1
              AND id = $2
              AND state = 'LOADING'
            """;

    /** Gives an upload up; its idempotency key may be used again. */
    public Uni<Void> abandon(SqlClient client, TenantId tenant, UUID id, Instant now) {
        return client.preparedQuery(ABANDON)
                .execute(Tuple.of(tenant.value(), id, Columns.utc(now)))
                .replaceWithVoid();
    }

    private static final String ABANDON_SILENT = """
            UPDATE notification_batches AS b
            SET state = 'ABANDONED', closed_at = now(), idempotency_key = NULL
            WHERE b.tenant_id = $1
              AND b.idempotency_key = $2
              AND b.state = 'LOADING'
              AND b.created_at < $3
              AND NOT EXISTS (
                  SELECT 1
                  FROM notification_batch_chunks AS c
                  WHERE c.tenant_id = b.tenant_id
                    AND c.batch_id = b.id
                    AND c.created_at >= $3)
            """;

    /** Gives up an upload with this key that was not heard of since a moment: whoever read it is gone. */
    public Uni<Void> abandonSilent(SqlClient client, TenantId tenant, String key, Instant since) {
        return client.preparedQuery(ABANDON_SILENT)
                .execute(Tuple.of(tenant.value(), key, Columns.utc(since)))
                .replaceWithVoid();
    }

    private static final String PAUSE = """
            UPDATE notification_batches
            SET paused = $3
            WHERE tenant_id = $1
              AND id = $2
            """;

    /** Holds a batch back, or lets it go on. */
    public Uni<Void> pause(SqlClient client, TenantId tenant, UUID id, boolean paused) {
        return client.preparedQuery(PAUSE)
                .execute(Tuple.of(tenant.value(), id, paused))
                .replaceWithVoid();
    }

    private static final String LIST_CANCELLED = """
            SELECT b.id, b.state
            FROM notification_batches AS b
            JOIN unnest($1::uuid[], $2::uuid[]) AS wanted (tenant_id, id)
              ON b.tenant_id = wanted.tenant_id
             AND b.id = wanted.id
            FOR KEY SHARE OF b
            """;

    /** Which of these batches were cancelled; the others cannot be before the transaction ends. For the pipeline. */
    public Uni<Set<UUID>> listCancelled(SqlClient client, List<TenantId> tenants, List<UUID> ids) {
        UUID[] tenantIds = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
        return client.preparedQuery(LIST_CANCELLED)
                .execute(Tuple.tuple().addArrayOfUUID(tenantIds).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> cancelled = new HashSet<>();
                    rows.forEach(row -> addCancelled(cancelled, row));
                    return cancelled;
                });
    }

    private static void addCancelled(Set<UUID> cancelled, Row row) {
        if (BatchState.CANCELLED.name().equals(row.getString("state"))) {
            cancelled.add(row.getUUID("id"));
        }
    }

    private static Optional<BatchState> state(Iterable<Row> rows) {
        for (Row row : rows) {
            return Optional.of(BatchState.valueOf(row.getString("state")));
        }
        return Optional.empty();
    }

    /** Reads a row of {@link #SELECT}. */
    public Batch read(Row row) {
        return new Batch(
                new TenantId(row.getUUID("tenant_id")),
                row.getUUID("id"),
                BatchKind.BATCH.wireName().equals(row.getString("kind")) ? BatchKind.BATCH : BatchKind.BULK,
                BatchState.valueOf(row.getString("state")),
                row.getBoolean("paused"),
                readRequest(row.getString("request")),
                row.getString("request_hash"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("fed"),
                row.getLong("dropped"),
                row.getDouble("rate"),
                row.getOffsetDateTime("created_at").toInstant(),
                Columns.instant(row.getOffsetDateTime("closed_at")),
                Columns.instant(row.getOffsetDateTime("cancelled_at")),
                Columns.instant(row.getOffsetDateTime("completed_at")));
    }

    /** Reads what all notifications of a batch share. */
    public SharedRequest readRequest(String stored) {
        try {
            return json.readValue(stored, SharedRequest.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(SharedRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
