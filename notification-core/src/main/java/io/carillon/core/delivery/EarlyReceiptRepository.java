package io.carillon.core.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.EventTypes;
import io.carillon.messaging.Event;
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

/** The table {@code early_receipts}. For the pipeline only. */
@ApplicationScoped
class EarlyReceiptRepository {
    private final ObjectMapper json;

    EarlyReceiptRepository(ObjectMapper json) {
        this.json = json;
    }

    private static final String INSERT_ALL = """
            INSERT INTO early_receipts (tenant_id, event_id, traceparent, data, looks, arrived_at, due_at)
            SELECT tenant_id, event_id, traceparent, data::jsonb, 0, arrived_at, due_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
              AS e (tenant_id, event_id, traceparent, data, arrived_at, due_at)
            ON CONFLICT (tenant_id, event_id) DO NOTHING
            """;

    /** Sets receipts aside; one that waits already goes on waiting. */
    Uni<Void> insertAll(SqlClient client, List<EarlyReceipt> early) {
        if (early.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<EarlyReceipt> rows = new Columns<>(early);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(e -> e.receipt().tenant().value()))
                .addArrayOfString(rows.texts(e -> e.receipt().id()))
                .addArrayOfString(rows.texts(e -> e.receipt().traceparent()))
                .addArrayOfString(rows.texts(e -> write(e.receipt().data())))
                .addArrayOfOffsetDateTime(rows.times(EarlyReceipt::arrivedAt))
                .addArrayOfOffsetDateTime(rows.times(EarlyReceipt::dueAt));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static final String TAKE_DUE = """
            SELECT tenant_id, event_id, traceparent, data, looks, arrived_at, due_at
            FROM early_receipts
            WHERE due_at <= $1
            ORDER BY due_at
            LIMIT $2
            FOR UPDATE SKIP LOCKED
            """;

    /** Locks receipts whose delivery must be looked for again, of any tenants. */
    Uni<List<EarlyReceipt>> takeDue(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(TAKE_DUE)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(rows -> Rows.list(rows, this::read));
    }

    private static final String POSTPONE_ALL = """
            UPDATE early_receipts AS e
            SET looks = p.looks, due_at = p.due_at
            FROM unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[]) AS p (tenant_id, event_id, looks, due_at)
            WHERE e.tenant_id = p.tenant_id
              AND e.event_id = p.event_id
            """;

    /** Lets receipts wait until they are due again. */
    Uni<Void> postponeAll(SqlClient client, List<EarlyReceipt> early) {
        if (early.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<EarlyReceipt> rows = new Columns<>(early);
        return client.preparedQuery(POSTPONE_ALL)
                .execute(Tuple.of(
                        rows.uuids(e -> e.receipt().tenant().value()),
                        rows.texts(e -> e.receipt().id()),
                        rows.integers(EarlyReceipt::looks),
                        rows.times(EarlyReceipt::dueAt)))
                .replaceWithVoid();
    }

    private static final String DELETE_ALL = """
            DELETE FROM early_receipts AS e
            USING unnest($1::uuid[], $2::text[]) AS done (tenant_id, event_id)
            WHERE e.tenant_id = done.tenant_id
              AND e.event_id = done.event_id
            """;

    /** Forgets receipts that were recorded or given up. */
    Uni<Void> deleteAll(SqlClient client, List<EarlyReceipt> done) {
        if (done.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<EarlyReceipt> rows = new Columns<>(done);
        return client.preparedQuery(DELETE_ALL)
                .execute(Tuple.of(rows.uuids(e -> e.receipt().tenant().value()), rows.texts(e -> e.receipt()
                        .id())))
                .replaceWithVoid();
    }

    private EarlyReceipt read(Row row) {
        Event<DeliveryReceipt> receipt = new Event<>(
                row.getString("event_id"),
                EventTypes.DELIVERY_RECEIPT,
                new TenantId(row.getUUID("tenant_id")),
                row.getString("traceparent"),
                json.convertValue(row.getJsonObject("data").getMap(), DeliveryReceipt.class));
        return new EarlyReceipt(
                receipt,
                row.getInteger("looks"),
                row.getOffsetDateTime("arrived_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private String write(DeliveryReceipt receipt) {
        try {
            return json.writeValueAsString(receipt);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a receipt cannot be written as JSON", impossible);
        }
    }
}
