package io.carillon.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The table {@code outbox}. */
@ApplicationScoped
class OutboxRepository {
    private final ObjectMapper json;

    OutboxRepository(ObjectMapper json) {
        this.json = json;
    }

    private static final String INSERT_ALL = """
            INSERT INTO outbox (tenant_id, topic, key, event_id, type, traceparent, data, created_at)
            SELECT tenant_id, topic, key, event_id, type, traceparent, data::jsonb, $8
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
              WITH ORDINALITY AS o (tenant_id, topic, key, event_id, type, traceparent, data, position)
            ORDER BY position
            RETURNING id
            """;

    /** Keeps events; returns their places. */
    Uni<List<Long>> insertAll(SqlClient client, List<OutgoingEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<OutgoingEvent> rows = new Columns<>(events);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(e -> e.event().tenant().value()))
                .addArrayOfString(rows.texts(OutgoingEvent::topic))
                .addArrayOfString(rows.texts(OutgoingEvent::key))
                .addArrayOfString(rows.texts(e -> e.event().id()))
                .addArrayOfString(rows.texts(e -> e.event().type()))
                .addArrayOfString(rows.texts(e -> e.event().traceparent()))
                .addArrayOfString(rows.texts(e -> write(e.event().data())))
                .addOffsetDateTime(Columns.utc(now));
        return client.preparedQuery(INSERT_ALL)
                .execute(values)
                .map(inserted -> Rows.list(inserted, row -> row.getLong("id")));
    }

    private static final String DELETE = """
            DELETE FROM outbox
            WHERE tenant_id = $1
              AND id = ANY ($2)
            """;

    /** Forgets events that were told. */
    Uni<Void> delete(SqlClient client, TenantId tenant, List<Long> ids) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), ids.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static final String DELETE_ALL = """
            DELETE FROM outbox
            WHERE id = ANY ($1)
            """;

    /** Forgets events of any tenant that were told: for the pipeline only. */
    Uni<Void> deleteAll(SqlClient client, List<Long> ids) {
        return client.preparedQuery(DELETE_ALL)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static final String TAKE = """
            DELETE FROM outbox AS o
            USING (
                SELECT tenant_id, id
                FROM outbox
                WHERE created_at < $1
                ORDER BY id
                LIMIT $2
                FOR UPDATE SKIP LOCKED) AS old
            WHERE o.tenant_id = old.tenant_id
              AND o.id = old.id
            RETURNING o.id, o.tenant_id, o.topic, o.key, o.event_id, o.type, o.traceparent, o.data
            """;

    /** Takes what is older than {@code before}, oldest first. Several replicas never take the same row. */
    Uni<List<OutboxEntry>> take(SqlClient client, Instant before, int limit) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(Columns.utc(before), limit))
                .map(taken -> Rows.list(taken, OutboxRepository::read).stream()
                        .sorted(Comparator.comparingLong(OutboxEntry::id))
                        .toList());
    }

    private static OutboxEntry read(Row row) {
        Event<?> event = new Event<>(
                row.getString("event_id"),
                row.getString("type"),
                new TenantId(row.getUUID("tenant_id")),
                row.getString("traceparent"),
                row.getJsonObject("data").getMap());
        return new OutboxEntry(
                row.getLong("id"), new OutgoingEvent(row.getString("topic"), row.getString("key"), event));
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
