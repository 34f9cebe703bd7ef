package io.carillon.core.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
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

/** The table {@code waiting_requests}: of all tenants, for the pipeline only. */
@ApplicationScoped
class WaitingRequestRepository implements Erasable {
    private final ObjectMapper json;

    WaitingRequestRepository(ObjectMapper json) {
        this.json = json;
    }

    private static final String PUT_ALL = """
            INSERT INTO waiting_requests (
                tenant_id, id, user_id, lane, attempts, due_at, source, event_id, traceparent,
                source_topic, source_partition, source_offset, produced_at, record_key, data)
            SELECT tenant_id, id, user_id, lane, attempts, due_at, source, event_id, traceparent,
                source_topic, source_partition, source_offset, produced_at, record_key, data::jsonb
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::timestamptz[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::int[], $12::bigint[], $13::timestamptz[], $14::text[], $15::text[])
              AS w (tenant_id, id, user_id, lane, attempts, due_at, source, event_id, traceparent,
                source_topic, source_partition, source_offset, produced_at, record_key, data)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET attempts = excluded.attempts, due_at = excluded.due_at
            """;

    /** Sets requests aside, or further aside. */
    Uni<Void> putAll(SqlClient client, List<WaitingRequest> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<WaitingRequest> rows = new Columns<>(waiting);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(w -> w.tenant().value()))
                .addArrayOfUUID(rows.uuids(WaitingRequest::id))
                .addArrayOfString(
                        rows.texts(w -> w.received().event().data().recipient().userId()))
                .addArrayOfString(rows.texts(w -> w.lane().wireName()))
                .addArrayOfInteger(rows.integers(WaitingRequest::attempts))
                .addArrayOfOffsetDateTime(rows.times(WaitingRequest::dueAt))
                .addArrayOfString(rows.texts(w -> w.received().source()))
                .addArrayOfString(rows.texts(w -> w.received().event().id()))
                .addArrayOfString(rows.texts(w -> w.received().event().traceparent()))
                .addArrayOfString(rows.texts(w -> w.received().topic()))
                .addArrayOfInteger(rows.integers(w -> w.received().partition()))
                .addArrayOfLong(rows.longs(w -> w.received().offset()))
                .addArrayOfOffsetDateTime(rows.times(w -> w.received().timestamp()))
                .addArrayOfString(rows.texts(w -> w.received().key()))
                .addArrayOfString(rows.texts(w -> write(w.received().event().data())));
        return client.preparedQuery(PUT_ALL).execute(values).replaceWithVoid();
    }

    private static final String CLAIM_DUE = """
            UPDATE waiting_requests AS w
            SET due_at = $2
            FROM (
                SELECT tenant_id, id
                FROM waiting_requests
                WHERE due_at <= $1
                ORDER BY due_at
                LIMIT $3
                FOR UPDATE SKIP LOCKED) AS due
            WHERE w.tenant_id = due.tenant_id
              AND w.id = due.id
            RETURNING w.tenant_id, w.id, w.lane, w.attempts, w.due_at, w.source, w.event_id, w.traceparent,
                w.source_topic, w.source_partition, w.source_offset, w.produced_at, w.record_key, w.data
            """;

    /** Takes what is due; nobody else gets it before {@code until}, and everybody may after a crash. */
    Uni<List<WaitingRequest>> claimDue(SqlClient client, Instant now, Instant until, int limit) {
        return client.preparedQuery(CLAIM_DUE)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(until), limit))
                .map(rows -> Rows.list(rows, this::read));
    }

    private static final String DELETE_ALL = """
            DELETE FROM waiting_requests AS w
            USING unnest($1::uuid[], $2::uuid[]) AS done (tenant_id, id)
            WHERE w.tenant_id = done.tenant_id
              AND w.id = done.id
            """;

    /** Forgets requests that are planned. */
    Uni<Void> deleteAll(SqlClient client, List<WaitingRequest> done) {
        if (done.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<WaitingRequest> rows = new Columns<>(done);
        return client.preparedQuery(DELETE_ALL)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(rows.uuids(w -> w.tenant().value()))
                        .addArrayOfUUID(rows.uuids(WaitingRequest::id)))
                .replaceWithVoid();
    }

    @Override
    public String holds() {
        return "waitingRequests";
    }

    private static final String ERASE = """
            DELETE FROM waiting_requests
            WHERE tenant_id = $1
              AND user_id = $2
            """;

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return client.preparedQuery(ERASE)
                .execute(Tuple.of(person.key().tenant().value(), person.key().userId()))
                .map(deleted -> deleted.rowCount());
    }

    private WaitingRequest read(Row row) {
        Event<NotificationRequested> event = new Event<>(
                row.getString("event_id"),
                EventTypes.NOTIFICATION_REQUESTED,
                new TenantId(row.getUUID("tenant_id")),
                row.getString("traceparent"),
                json.convertValue(row.getJsonObject("data").getMap(), NotificationRequested.class));
        return new WaitingRequest(
                row.getUUID("id"),
                Lane.of(row.getString("lane")),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                new ReceivedEvent<>(
                        event,
                        row.getString("source"),
                        row.getString("source_topic"),
                        row.getInteger("source_partition"),
                        row.getLong("source_offset"),
                        row.getOffsetDateTime("produced_at").toInstant(),
                        row.getString("record_key")));
    }

    private String write(NotificationRequested request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
