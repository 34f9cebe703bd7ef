package io.carillon.core.webhook;

import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code webhook_messages} as the pipeline works on it, of all tenants. */
@ApplicationScoped
class MessageRepository {
    private static final String INSERT_ALL = """
            INSERT INTO webhook_messages (
                tenant_id, id, endpoint_id, event_type, payload, status, code, asked, attempt, failures, due_at, created_at,
                requested_by, traceparent)
            SELECT
                m.tenant_id, m.id, m.endpoint_id, m.event_type, m.payload,
                CASE WHEN s.disabled_at IS NULL THEN 'PENDING' ELSE 'FAILED' END,
                CASE WHEN s.disabled_at IS NULL THEN NULL ELSE $9 END,
                false, 0, 0,
                CASE WHEN s.disabled_at IS NULL THEN $8::timestamptz END,
                $8, m.requested_by, m.traceparent
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])
              AS m (tenant_id, id, endpoint_id, event_type, payload, requested_by, traceparent)
            LEFT JOIN webhook_endpoint_states AS s
              ON s.tenant_id = m.tenant_id
             AND s.endpoint_id = m.endpoint_id
            ON CONFLICT (tenant_id, id) DO NOTHING
            """;

    /** Inserts messages, due now; those to endpoints that Carillon disabled are kept as failed, to be replayed. */
    Uni<Void> insertAll(SqlClient client, List<Message> messages, Instant now) {
        Columns<Message> rows = new Columns<>(messages);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(m -> m.tenant().value()))
                .addArrayOfUUID(rows.uuids(Message::id))
                .addArrayOfUUID(rows.uuids(Message::endpointId))
                .addArrayOfString(rows.texts(Message::eventType))
                .addArrayOfString(rows.texts(Message::payload))
                .addArrayOfString(rows.texts(Message::requestedBy))
                .addArrayOfString(rows.texts(Message::traceparent))
                .addOffsetDateTime(Columns.utc(now))
                .addString(EndCode.ENDPOINT_DISABLED.code());
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static final String TAKE_DUE = """
            WITH room AS (
                SELECT e.tenant_id, e.endpoint_id, $4 - held.asked AS places
                FROM unnest($1::uuid[], $2::uuid[]) AS e (tenant_id, endpoint_id)
                CROSS JOIN LATERAL (
                    SELECT count(*) AS asked
                    FROM (
                        SELECT 1
                        FROM webhook_messages AS h
                        WHERE h.tenant_id = e.tenant_id
                          AND h.endpoint_id = e.endpoint_id
                          AND h.asked
                          AND h.due_at > $3
                        LIMIT $4) AS counted) AS held),
            due AS (
                SELECT taken.tenant_id, taken.id
                FROM room
                CROSS JOIN LATERAL (
                    SELECT w.tenant_id, w.id
                    FROM webhook_messages AS w
                    WHERE w.tenant_id = room.tenant_id
                      AND w.endpoint_id = room.endpoint_id
                      AND w.due_at <= $3
                    ORDER BY w.due_at
                    LIMIT greatest(room.places, 0)
                    FOR UPDATE SKIP LOCKED) AS taken)
            UPDATE webhook_messages AS m
            SET attempt = CASE WHEN m.asked THEN m.attempt ELSE m.attempt + 1 END, asked = true, due_at = $5
            FROM due
            WHERE m.tenant_id = due.tenant_id
              AND m.id = due.id
            RETURNING
            """ + MessageRows.COLUMNS;

    /**
     * Takes what is due of endpoints whose states the caller has locked, each endpoint's oldest first, until the dispatcher
     * holds {@code inFlight} of it. What nothing was heard of keeps its number; everything else gets its next one.
     */
    Uni<List<Message>> takeDue(
            SqlClient client, List<EndpointState> endpoints, Instant now, int inFlight, Duration silence) {
        if (endpoints.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<EndpointState> rows = new Columns<>(endpoints);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(e -> e.tenant().value()))
                .addArrayOfUUID(rows.uuids(EndpointState::endpointId))
                .addOffsetDateTime(Columns.utc(now))
                .addLong((long) inFlight)
                .addOffsetDateTime(Columns.utc(now.plus(silence)));
        return client.preparedQuery(TAKE_DUE).execute(values).map(taken -> Rows.list(taken, MessageRows::read));
    }

    private static final String END_ALL = """
            UPDATE webhook_messages AS m
            SET status = 'FAILED', code = e.code, asked = false, due_at = NULL
            FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS e (tenant_id, endpoint_id, code)
            WHERE m.tenant_id = e.tenant_id
              AND m.endpoint_id = e.endpoint_id
              AND m.due_at IS NOT NULL
              AND NOT m.asked
            """;

    /** Ends what waits for endpoints that will not be told; what the dispatcher has ends by its outcome. */
    Uni<Void> endAll(SqlClient client, List<EndpointFate.End> ends) {
        if (ends.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<EndpointFate.End> rows = new Columns<>(ends);
        return client.preparedQuery(END_ALL)
                .execute(Tuple.of(
                        rows.uuids(e -> e.state().tenant().value()),
                        rows.uuids(e -> e.state().endpointId()),
                        rows.texts(e -> e.code().code())))
                .replaceWithVoid();
    }

    private static final String LOCK_ASKED = """
            SELECT
            """ + MessageRows.COLUMNS + """
            FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS o (tenant_id, id, attempt)
            JOIN webhook_messages AS m
              ON m.tenant_id = o.tenant_id
             AND m.id = o.id
             AND m.attempt = o.attempt
            WHERE m.asked
            ORDER BY m.id
            FOR UPDATE OF m
            """;

    /** Locks the messages whose present try these outcomes tell of; one that was recorded before is not among them. */
    Uni<List<Message>> lockAsked(SqlClient client, List<CallOutcome> outcomes) {
        Columns<CallOutcome> rows = new Columns<>(outcomes);
        return client.preparedQuery(LOCK_ASKED)
                .execute(Tuple.of(
                        rows.uuids(o -> o.tenant().value()),
                        rows.uuids(CallOutcome::messageId),
                        rows.integers(CallOutcome::attempt)))
                .map(locked -> Rows.list(locked, MessageRows::read));
    }

    private static final String MOVE_ALL = """
            UPDATE webhook_messages AS m
            SET status = n.status, code = n.code, asked = false, failures = n.failures, due_at = n.due_at,
                last_attempt_at = n.last_attempt_at, response_status = n.response_status,
                response_excerpt = n.response_excerpt, duration_millis = n.duration_millis
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::int[],
                $9::text[], $10::bigint[])
              AS n (tenant_id, id, status, code, failures, due_at, last_attempt_at, response_status, response_excerpt,
                    duration_millis)
            WHERE m.tenant_id = n.tenant_id
              AND m.id = n.id
            """;

    /** Writes where locked messages stand after a try. */
    Uni<Void> moveAll(SqlClient client, List<Message> messages) {
        Columns<Message> rows = new Columns<>(messages);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(m -> m.tenant().value()))
                .addArrayOfUUID(rows.uuids(Message::id))
                .addArrayOfString(rows.texts(m -> m.status().name()))
                .addArrayOfString(rows.texts(Message::code))
                .addArrayOfInteger(rows.integers(Message::failures))
                .addArrayOfOffsetDateTime(rows.times(Message::dueAt))
                .addArrayOfOffsetDateTime(rows.times(Message::lastAttemptAt))
                .addArrayOfInteger(rows.integers(m -> m.last().status()))
                .addArrayOfString(rows.texts(m -> m.last().excerpt()))
                .addArrayOfLong(rows.longs(m -> m.last().durationMillis()));
        return client.preparedQuery(MOVE_ALL).execute(values).replaceWithVoid();
    }

    private static final String ASK_AGAIN = """
            WITH chosen AS (
                SELECT w.tenant_id, w.id
                FROM webhook_messages AS w
                WHERE w.tenant_id = $1
                  AND w.endpoint_id = $2
                  AND w.id >= $3
                  AND w.id < $4
                  AND ($5::uuid[] IS NULL OR w.id = ANY ($5))
                  AND w.status = ANY ($6)
                  AND NOT w.asked
                ORDER BY w.id
                LIMIT $7
                FOR UPDATE)
            UPDATE webhook_messages AS m
            SET status = 'PENDING', failures = 0, due_at = $8, requested_by = $9
            FROM chosen
            WHERE m.tenant_id = chosen.tenant_id
              AND m.id = chosen.id
            """;

    /** Makes messages due again as if they were new; returns how many. What the dispatcher has is left to it. */
    Uni<Integer> askAgain(SqlClient client, Replay replay, int most, Instant now) {
        Tuple values = Tuple.tuple()
                .addUUID(replay.tenant().value())
                .addUUID(replay.endpointId())
                .addUUID(replay.first())
                .addUUID(replay.end())
                .addArrayOfUUID(replay.ids() == null ? null : replay.ids().toArray(UUID[]::new))
                .addArrayOfString(replay.statuses().stream().map(Enum::name).toArray(String[]::new))
                .addInteger(most)
                .addOffsetDateTime(Columns.utc(now))
                .addString(replay.by());
        return client.preparedQuery(ASK_AGAIN).execute(values).map(asked -> asked.rowCount());
    }
}
