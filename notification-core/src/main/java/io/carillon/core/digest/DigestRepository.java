package io.carillon.core.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryRows;
import io.carillon.events.NotificationRequested;
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
import java.util.UUID;

/**
 * The tables {@code digests} (open windows, one for each fingerprint) and {@code digest_items}. Whoever joins a window holds
 * its row until the commit, and who closes it takes the row away, so nobody joins a window that is being closed.
 */
@ApplicationScoped
public class DigestRepository {
    private static final long MAX_ITEMS = 1000;

    private final ObjectMapper json;
    private final DeliveryRows decoder;

    DigestRepository(ObjectMapper json) {
        this.json = json;
        this.decoder = new DeliveryRows(json);
    }

    private static final String JOIN_ALL = """
            WITH joined AS (
                SELECT j.tenant_id, j.fingerprint, j.delivery_id, j.closes_at, j.request
                FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::text[])
                  AS j (tenant_id, fingerprint, delivery_id, closes_at, request)),
            open AS (
                INSERT INTO digests AS d (tenant_id, fingerprint, id, closes_at, items)
                SELECT tenant_id, fingerprint, (array_agg(delivery_id ORDER BY delivery_id))[1], min(closes_at), count(*)
                FROM joined
                GROUP BY tenant_id, fingerprint
                ORDER BY tenant_id, fingerprint
                ON CONFLICT (tenant_id, fingerprint) DO UPDATE
                SET items = d.items + excluded.items,
                    closes_at = CASE WHEN d.items + excluded.items < $6 THEN d.closes_at ELSE least(d.closes_at, $7) END
                RETURNING tenant_id, fingerprint, id)
            INSERT INTO digest_items (tenant_id, digest_id, delivery_id, request)
            SELECT joined.tenant_id, open.id, joined.delivery_id, joined.request::jsonb
            FROM joined
            JOIN open
              ON open.tenant_id = joined.tenant_id
             AND open.fingerprint = joined.fingerprint
            ON CONFLICT (tenant_id, digest_id, delivery_id) DO NOTHING
            """;

    /** Joins the open windows, or opens them; a window that holds very many closes early. */
    public Uni<Void> joinAll(SqlClient client, List<DigestJoin> joins, Instant now) {
        if (joins.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<DigestJoin> rows = new Columns<>(joins);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(j -> j.tenant().value()))
                .addArrayOfString(rows.texts(DigestJoin::fingerprint))
                .addArrayOfUUID(rows.uuids(DigestJoin::deliveryId))
                .addArrayOfOffsetDateTime(rows.times(DigestJoin::closesAt))
                .addArrayOfString(rows.texts(j -> write(j.request())))
                .addLong(MAX_ITEMS)
                .addOffsetDateTime(Columns.utc(now));
        return client.preparedQuery(JOIN_ALL).execute(values).replaceWithVoid();
    }

    private static final String TAKE_CLOSED = """
            DELETE FROM digests AS d
            USING (
                SELECT tenant_id, fingerprint
                FROM digests
                WHERE closes_at <= $1
                ORDER BY closes_at
                LIMIT $2
                FOR UPDATE SKIP LOCKED) AS due
            WHERE d.tenant_id = due.tenant_id
              AND d.fingerprint = due.fingerprint
            RETURNING d.tenant_id, d.id
            """;

    /** A window that is no more. */
    record Closed(TenantId tenant, UUID id) {}

    /** Closes windows whose time is over. Several replicas never close the same one. */
    Uni<List<Closed>> takeClosed(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(TAKE_CLOSED)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(taken ->
                        Rows.list(taken, row -> new Closed(new TenantId(row.getUUID("tenant_id")), row.getUUID("id"))));
    }

    private static final String TAKE_ITEMS = """
            WITH taken AS (
                DELETE FROM digest_items AS i
                USING unnest($1::uuid[], $2::uuid[]) AS closed (tenant_id, digest_id)
                WHERE i.tenant_id = closed.tenant_id
                  AND i.digest_id = closed.digest_id
                RETURNING i.tenant_id, i.digest_id, i.delivery_id, i.request)
            SELECT taken.digest_id, taken.request,
            """ + DeliveryRows.columnsOf("d") + """

            FROM taken
            JOIN deliveries AS d
              ON d.tenant_id = taken.tenant_id
             AND d.id = taken.delivery_id
            WHERE d.status = 'SCHEDULED'
            ORDER BY d.id
            FOR UPDATE OF d
            """;

    /** Takes what closed windows hold and locks the deliveries that still wait; what was cancelled is left out. */
    Uni<List<DigestItem>> takeItems(SqlClient client, List<Closed> closed) {
        Columns<Closed> rows = new Columns<>(closed);
        return client.preparedQuery(TAKE_ITEMS)
                .execute(Tuple.of(rows.uuids(c -> c.tenant().value()), rows.uuids(Closed::id)))
                .map(taken -> Rows.list(taken, this::readItem));
    }

    private static final String MOVE_ALL = """
            UPDATE deliveries AS d
            SET status = m.status, due_at = m.due_at, reason = m.reason, content = m.content::jsonb,
                updated_at = m.updated_at
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::timestamptz[])
              AS m (tenant_id, id, status, due_at, reason, content, updated_at)
            WHERE d.tenant_id = m.tenant_id
              AND d.id = m.id
            """;

    /** Writes where locked deliveries stand now, and what they say. */
    Uni<Void> moveAll(SqlClient client, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Delivery> rows = new Columns<>(deliveries);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(d -> d.tenant().value()))
                .addArrayOfUUID(rows.uuids(Delivery::id))
                .addArrayOfString(rows.texts(d -> d.status().name()))
                .addArrayOfOffsetDateTime(rows.times(Delivery::dueAt))
                .addArrayOfString(rows.texts(Delivery::reason))
                .addArrayOfString(rows.texts(d -> decoder.write(d.content())))
                .addArrayOfOffsetDateTime(rows.times(Delivery::updatedAt));
        return client.preparedQuery(MOVE_ALL).execute(values).replaceWithVoid();
    }

    private DigestItem readItem(Row row) {
        return new DigestItem(
                row.getUUID("digest_id"),
                decoder.read(row),
                json.convertValue(row.getJsonObject("request").getMap(), NotificationRequested.class));
    }

    private String write(NotificationRequested request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
