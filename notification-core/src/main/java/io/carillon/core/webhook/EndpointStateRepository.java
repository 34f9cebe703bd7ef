package io.carillon.core.webhook;

import io.carillon.core.webhook.EndpointState.DisabledReason;
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

/** The table {@code webhook_endpoint_states}. Whoever locks several rows locks them in the order of their keys. */
@ApplicationScoped
class EndpointStateRepository {
    private static final String COLUMNS = """
            s.tenant_id, s.endpoint_id, s.paused_until, s.last_message_at, s.failing_since, s.failures, s.last_success_at,
            s.disabled_at, s.disabled_reason
            """;

    private static final String EXPECT = """
            INSERT INTO webhook_endpoint_states AS s (tenant_id, endpoint_id, next_due_at, last_message_at)
            SELECT DISTINCT m.tenant_id, m.endpoint_id, $3::timestamptz, $3::timestamptz
            FROM unnest($1::uuid[], $2::uuid[]) AS m (tenant_id, endpoint_id)
            ORDER BY m.tenant_id, m.endpoint_id
            ON CONFLICT (tenant_id, endpoint_id) DO UPDATE
            SET next_due_at = least(s.next_due_at, excluded.next_due_at), last_message_at = excluded.last_message_at
            """;

    /** Notes that there is something new for the endpoints of these messages. */
    Uni<Void> expect(SqlClient client, List<Message> messages, Instant now) {
        Columns<Message> rows = new Columns<>(messages);
        return client.preparedQuery(EXPECT)
                .execute(Tuple.of(
                        rows.uuids(m -> m.tenant().value()), rows.uuids(Message::endpointId), Columns.utc(now)))
                .replaceWithVoid();
    }

    private static final String LOCK_READY = """
            SELECT
            """ + COLUMNS + """
            FROM webhook_endpoint_states AS s
            WHERE s.next_due_at <= $1
              AND (s.paused_until IS NULL OR s.paused_until <= $1 OR s.disabled_at IS NOT NULL)
            ORDER BY s.next_due_at
            LIMIT $2
            FOR UPDATE SKIP LOCKED
            """;

    /** Takes endpoints that must be looked into; until the transaction ends no other replica gets the same ones. */
    Uni<List<EndpointState>> lockReady(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(LOCK_READY)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(rows -> Rows.list(rows, EndpointStateRepository::read));
    }

    private static final String SETTLE_ALL = """
            UPDATE webhook_endpoint_states AS s
            SET next_due_at = CASE WHEN waiting.next IS NULL THEN NULL ELSE greatest(waiting.next, e.earliest) END
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS e (tenant_id, endpoint_id, earliest)
            CROSS JOIN LATERAL (
                SELECT min(m.due_at) AS next
                FROM webhook_messages AS m
                WHERE m.tenant_id = e.tenant_id
                  AND m.endpoint_id = e.endpoint_id
                  AND m.due_at IS NOT NULL) AS waiting
            WHERE s.tenant_id = e.tenant_id
              AND s.endpoint_id = e.endpoint_id
            """;

    /** Notes when locked endpoints must be looked into next: when their next message is due, not before a moment. */
    Uni<Void> settleAll(SqlClient client, List<EndpointFate> fates) {
        Columns<EndpointFate> rows = new Columns<>(fates);
        return client.preparedQuery(SETTLE_ALL)
                .execute(Tuple.of(
                        rows.uuids(f -> f.state().tenant().value()),
                        rows.uuids(f -> f.state().endpointId()),
                        rows.times(EndpointFate::earliest)))
                .replaceWithVoid();
    }

    private static final String LOCK_ALL = """
            SELECT
            """ + COLUMNS + """
            FROM webhook_endpoint_states AS s
            JOIN (SELECT DISTINCT tenant_id, endpoint_id FROM unnest($1::uuid[], $2::uuid[]) AS u (tenant_id, endpoint_id)) AS e
              ON s.tenant_id = e.tenant_id
             AND s.endpoint_id = e.endpoint_id
            ORDER BY s.tenant_id, s.endpoint_id
            FOR UPDATE OF s
            """;

    /** Locks the endpoints of these messages. */
    Uni<List<EndpointState>> lockAll(SqlClient client, List<Message> messages) {
        Columns<Message> rows = new Columns<>(messages);
        return client.preparedQuery(LOCK_ALL)
                .execute(Tuple.of(rows.uuids(m -> m.tenant().value()), rows.uuids(Message::endpointId)))
                .map(locked -> Rows.list(locked, EndpointStateRepository::read));
    }

    private static final String UPDATE_ALL = """
            UPDATE webhook_endpoint_states AS s
            SET next_due_at = least(s.next_due_at, $9), paused_until = e.paused_until, failing_since = e.failing_since,
                failures = e.failures, last_success_at = e.last_success_at, disabled_at = e.disabled_at,
                disabled_reason = e.disabled_reason
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::int[], $6::timestamptz[],
                $7::timestamptz[], $8::text[])
              AS e (tenant_id, endpoint_id, paused_until, failing_since, failures, last_success_at, disabled_at,
                    disabled_reason)
            WHERE s.tenant_id = e.tenant_id
              AND s.endpoint_id = e.endpoint_id
            """;

    /** Writes how locked endpoints fare; their queues are looked into at once, for there may be room again. */
    Uni<Void> updateAll(SqlClient client, List<EndpointState> states, Instant now) {
        Columns<EndpointState> rows = new Columns<>(states);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(s -> s.tenant().value()))
                .addArrayOfUUID(rows.uuids(EndpointState::endpointId))
                .addArrayOfOffsetDateTime(rows.times(EndpointState::pausedUntil))
                .addArrayOfOffsetDateTime(rows.times(EndpointState::failingSince))
                .addArrayOfInteger(rows.integers(EndpointState::failures))
                .addArrayOfOffsetDateTime(rows.times(EndpointState::lastSuccessAt))
                .addArrayOfOffsetDateTime(rows.times(EndpointState::disabledAt))
                .addArrayOfString(rows.texts(s ->
                        s.disabledReason() == null ? null : s.disabledReason().name()))
                .addOffsetDateTime(Columns.utc(now));
        return client.preparedQuery(UPDATE_ALL).execute(values).replaceWithVoid();
    }

    private static final String FIND = """
            SELECT
            """ + COLUMNS + """
            FROM webhook_endpoint_states AS s
            WHERE s.tenant_id = $1
              AND s.endpoint_id = $2
            """;

    /** How one endpoint fares; empty when it was never told anything. */
    Uni<Optional<EndpointState>> find(SqlClient client, TenantId tenant, UUID endpointId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), endpointId))
                .map(rows -> Rows.first(rows, EndpointStateRepository::read));
    }

    private static final String FIND_ALL = """
            SELECT
            """ + COLUMNS + """
            FROM webhook_endpoint_states AS s
            WHERE s.tenant_id = $1
              AND s.endpoint_id = ANY ($2::uuid[])
            """;

    /** How these endpoints fare; those that were never told anything are left out. */
    Uni<List<EndpointState>> findAll(SqlClient client, TenantId tenant, List<UUID> endpointIds) {
        return client.preparedQuery(FIND_ALL)
                .execute(Tuple.of(tenant.value(), endpointIds.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, EndpointStateRepository::read));
    }

    private static final String WAKE = """
            UPDATE webhook_endpoint_states
            SET next_due_at = least(next_due_at, $3), last_message_at = $3
            WHERE tenant_id = $1
              AND endpoint_id = $2
            """;

    /** Has an endpoint's queue looked into. */
    Uni<Void> wake(SqlClient client, TenantId tenant, UUID endpointId, Instant now) {
        return client.preparedQuery(WAKE)
                .execute(Tuple.of(tenant.value(), endpointId, Columns.utc(now)))
                .replaceWithVoid();
    }

    private static final String ENABLE = """
            UPDATE webhook_endpoint_states
            SET disabled_at = NULL, disabled_reason = NULL, failing_since = NULL, failures = 0, paused_until = NULL,
                enabled_by = $3
            WHERE tenant_id = $1
              AND endpoint_id = $2
              AND disabled_at IS NOT NULL
            """;

    /** Puts an endpoint back to work that Carillon disabled. */
    Uni<Void> enable(SqlClient client, TenantId tenant, UUID endpointId, String by) {
        return client.preparedQuery(ENABLE)
                .execute(Tuple.of(tenant.value(), endpointId, by))
                .replaceWithVoid();
    }

    private static EndpointState read(Row row) {
        String reason = row.getString("disabled_reason");
        return new EndpointState(
                new TenantId(row.getUUID("tenant_id")),
                row.getUUID("endpoint_id"),
                Columns.instant(row.getOffsetDateTime("paused_until")),
                row.getOffsetDateTime("last_message_at").toInstant(),
                Columns.instant(row.getOffsetDateTime("failing_since")),
                row.getInteger("failures"),
                Columns.instant(row.getOffsetDateTime("last_success_at")),
                Columns.instant(row.getOffsetDateTime("disabled_at")),
                reason == null ? null : DisabledReason.valueOf(reason));
    }
}
