package io.carillon.core.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

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
