package io.carillon.core.notification;

import io.carillon.events.Lane;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code notifications}: insert-only. */
@ApplicationScoped
public class NotificationRepository {

    private static final String INSERT_ALL = """
            INSERT INTO notifications (
                tenant_id, id, source_topic, source_partition, source_offset, template_code, template_version,
                category, lane, user_id, metadata, failure_reason, failure_detail, traceparent,
                accepted_at, scheduled_at, expires_at, batch_id)
            SELECT
                tenant_id, id, source_topic, source_partition, source_offset, template_code, template_version,
                category, lane, user_id, metadata::jsonb, failure_reason, failure_detail, traceparent,
                accepted_at, scheduled_at, expires_at, batch_id
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::int[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::uuid[])
              AS n (
                tenant_id, id, source_topic, source_partition, source_offset, template_code, template_version,
                category, lane, user_id, metadata, failure_reason, failure_detail, traceparent,
                accepted_at, scheduled_at, expires_at, batch_id)
            ON CONFLICT (tenant_id, id) DO NOTHING
            RETURNING id
            """;

    /** Inserts what is new; returns the ids that were. */
    public Uni<Set<UUID>> insertAll(SqlClient client, List<Notification> notifications) {
        if (notifications.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Columns<Notification> rows = new Columns<>(notifications);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(n -> n.tenant().value()))
                .addArrayOfUUID(rows.uuids(Notification::id))
                .addArrayOfString(rows.texts(n -> n.origin().topic()))
                .addArrayOfInteger(rows.integers(n -> n.origin().partition()))
                .addArrayOfLong(rows.longs(n -> n.origin().offset()))
                .addArrayOfString(rows.texts(Notification::templateCode))
                .addArrayOfInteger(rows.integers(Notification::templateVersion))
                .addArrayOfString(rows.texts(Notification::category))
                .addArrayOfString(rows.texts(n -> n.lane().wireName()))
                .addArrayOfString(rows.texts(Notification::userId))
                .addArrayOfString(rows.json(Notification::metadata))
                .addArrayOfString(rows.texts(Notification::failureReason))
                .addArrayOfString(rows.texts(Notification::failureDetail))
                .addArrayOfString(rows.texts(Notification::traceparent))
                .addArrayOfOffsetDateTime(rows.times(Notification::acceptedAt))
                .addArrayOfOffsetDateTime(rows.times(Notification::scheduledAt))
                .addArrayOfOffsetDateTime(rows.times(Notification::expiresAt))
                .addArrayOfUUID(rows.uuids(Notification::batchId));
        return client.preparedQuery(INSERT_ALL)
                .execute(values)
                .map(inserted -> new HashSet<>(Rows.list(inserted, row -> row.getUUID("id"))));
    }

    private static final String FIND_ORIGINS = """
            SELECT id, source_topic, source_partition, source_offset
            FROM notifications
            WHERE id = ANY ($1)
            """;

    /** Where the notifications that are already there came from. */
    public Uni<Map<UUID, Origin>> findOrigins(SqlClient client, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(FIND_ORIGINS)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Origin> origins = new HashMap<>();
                    rows.forEach(row -> origins.put(row.getUUID("id"), origin(row)));
                    return origins;
                });
    }

    private static final String FIND = """
            SELECT id, source_topic, source_partition, source_offset, batch_id, template_code, template_version, category,
                   lane, user_id, metadata, failure_reason, failure_detail, traceparent, accepted_at, scheduled_at, expires_at
            FROM notifications
            WHERE tenant_id = $1
              AND id = coalesce(
                  (SELECT notification_id FROM notification_repeats WHERE tenant_id = $1 AND repeat_id = $2), $2)
            """;

    /** The notification, or the one that {@code id} repeats. */
    public Uni<Optional<Notification>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(rows, row -> read(tenant, row)));
    }

    /** A refused notification by the record it came from. */
    public record Refused(UUID id, Origin origin) {}

    private static final String DELETE_REFUSED = """
            DELETE FROM notifications AS n
            USING unnest($2::uuid[], $3::text[], $4::int[], $5::bigint[]) AS r (id, topic, partition, record_offset)
            WHERE n.tenant_id = $1
              AND n.id = r.id
              AND n.failure_reason IS NOT NULL
              AND n.source_topic = r.topic
              AND n.source_partition = r.partition
              AND n.source_offset = r.record_offset
            RETURNING n.batch_id
            """;

    /** Deletes refused notifications of these very records; returns the batches they belonged to, null for none. */
    public Uni<List<UUID>> deleteRefused(SqlClient client, TenantId tenant, List<Refused> refused) {
        if (refused.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<Refused> rows = new Columns<>(refused);
        Tuple values = Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(rows.uuids(Refused::id))
                .addArrayOfString(rows.texts(r -> r.origin().topic()))
                .addArrayOfInteger(rows.integers(r -> r.origin().partition()))
                .addArrayOfLong(rows.longs(r -> r.origin().offset()));
        return client.preparedQuery(DELETE_REFUSED)
                .execute(values)
                .map(deleted -> Rows.list(deleted, row -> row.getUUID("batch_id")));
    }

    private static final String LIST_BY_IDS = """
            SELECT id, source_topic, source_partition, source_offset, template_code, template_version, category, lane,
                   user_id, metadata, failure_reason, failure_detail, traceparent, accepted_at, scheduled_at, expires_at,
                   batch_id
            FROM notifications
            WHERE tenant_id = $1
              AND id = ANY ($2)
            ORDER BY id DESC
            """;

    /** Notifications by id, newest first. */
    public Uni<List<Notification>> listByIds(SqlClient client, TenantId tenant, List<UUID> ids) {
        return client.preparedQuery(LIST_BY_IDS)
                .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, row -> read(tenant, row)));
    }

    private static final String LIST_OF_BATCH = """
            SELECT id, source_topic, source_partition, source_offset, batch_id, template_code, template_version, category,
                   lane, user_id, metadata, failure_reason, failure_detail, traceparent, accepted_at, scheduled_at, expires_at
            FROM notifications
            WHERE tenant_id = $1
              AND batch_id = $2
              AND id > $3
            ORDER BY id
            LIMIT $4
            """;

    /** A batch's notifications in the order of their numbers, those after {@code after}. */
    public Uni<List<Notification>> listOfBatch(SqlClient client, TenantId tenant, UUID batchId, UUID after, int limit) {
        return client.preparedQuery(LIST_OF_BATCH)
                .execute(Tuple.of(tenant.value(), batchId, after, limit))
                .map(rows -> Rows.list(rows, row -> read(tenant, row)));
    }

    private static Notification read(TenantId tenant, Row row) {
        return new Notification(
                tenant,
                row.getUUID("id"),
                origin(row),
                row.getUUID("batch_id"),
                row.getString("template_code"),
                row.getInteger("template_version"),
                row.getString("category"),
                Lane.of(row.getString("lane")),
                row.getString("user_id"),
                Columns.textMap(row.getJsonObject("metadata")),
                row.getString("failure_reason"),
                row.getString("failure_detail"),
                row.getString("traceparent"),
                row.getOffsetDateTime("accepted_at").toInstant(),
                Columns.instant(row.getOffsetDateTime("scheduled_at")),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.getString("source_topic"), row.getInteger("source_partition"), row.getLong("source_offset"));
    }
}
