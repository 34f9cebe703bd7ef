package io.carillon.core.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code deliveries} as the clock's queue: of all tenants, for the pipeline only. */
@ApplicationScoped
public class DueDeliveryRepository {
    private final DeliveryRows decoder;

    DueDeliveryRepository(ObjectMapper json) {
        this.decoder = new DeliveryRows(json);
    }

    private static final String LOCK_DUE = """
            SELECT
            """ + DeliveryRows.COLUMNS + """
            FROM deliveries
            WHERE due_at <= $1
            ORDER BY due_at
            LIMIT $2
            FOR UPDATE SKIP LOCKED
            """;

    /** Takes what is due, the longest waiting first; until the transaction ends no other replica gets the same rows. */
    public Uni<List<Delivery>> lockDue(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(LOCK_DUE)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(rows -> Rows.list(rows, decoder::read));
    }

    private static final String REVIVE_ALL = """
            UPDATE deliveries AS d
            SET status = 'RETRYING', due_at = $4, reason = $5, updated_at = $4,
                expires_at = greatest(d.expires_at, $4::timestamptz + (d.expires_at - d.accepted_at))
            FROM unnest($2::uuid[], $3::int[]) AS r (id, attempt)
            WHERE d.tenant_id = $1
              AND d.id = r.id
              AND d.attempt = r.attempt
              AND d.status IN ('FAILED', 'EXPIRED')
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /**
     * Gives deliveries that ended after the given attempts another one, and their time budget anew; returns those that
     * moved. The one exception to moves that only go forward: somebody decided it.
     *
     * @param attempts by delivery
     */
    public Uni<List<Moved>> reviveAll(
            SqlClient client, TenantId tenant, Map<UUID, Integer> attempts, String reason, Instant now) {
        if (attempts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple values = Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(attempts.keySet().toArray(UUID[]::new))
                .addArrayOfInteger(attempts.values().toArray(Integer[]::new))
                .addOffsetDateTime(Columns.utc(now))
                .addString(reason);
        return client.preparedQuery(REVIVE_ALL).execute(values).map(moved -> Rows.list(moved, decoder::readMoved));
    }

    private static final String MOVE_ALL = """
            UPDATE deliveries AS d
            SET status = m.status, attempt = m.attempt, due_at = m.due_at, reason = m.reason, updated_at = m.updated_at,
                device_tokens = string_to_array(m.device_tokens, chr(10))
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::timestamptz[], $6::text[], $7::timestamptz[],
                $8::text[])
              AS m (tenant_id, id, status, attempt, due_at, reason, updated_at, device_tokens)
            WHERE d.tenant_id = m.tenant_id
              AND d.id = m.id
            """;

    /** Writes where locked deliveries stand now. */
    public Uni<Void> moveAll(SqlClient client, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Delivery> rows = new Columns<>(deliveries);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(d -> d.tenant().value()))
                .addArrayOfUUID(rows.uuids(Delivery::id))
                .addArrayOfString(rows.texts(d -> d.status().name()))
                .addArrayOfInteger(rows.integers(Delivery::attempt))
                .addArrayOfOffsetDateTime(rows.times(Delivery::dueAt))
                .addArrayOfString(rows.texts(Delivery::reason))
                .addArrayOfOffsetDateTime(rows.times(Delivery::updatedAt))
                .addArrayOfString(rows.texts(DeliveryRows::tokens));
        return client.preparedQuery(MOVE_ALL).execute(values).replaceWithVoid();
    }
}
