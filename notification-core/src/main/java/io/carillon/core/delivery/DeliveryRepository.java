package io.carillon.core.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.ids.Uuid7;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code deliveries}. Moves are guarded in the statement: forward only, and only by the current attempt. */
@ApplicationScoped
public class DeliveryRepository {
    private final DeliveryRows decoder;

    DeliveryRepository(ObjectMapper json) {
        this.decoder = new DeliveryRows(json);
    }

    private static final String INSERT_ALL = """
            INSERT INTO deliveries (
                tenant_id, id, notification_id, channel, lane, status, attempt, due_at, address, device_tokens,
                content, category, reason, metadata, traceparent, accepted_at, expires_at, updated_at, batch_id,
                user_id, time_zone, unsubscribe_url, escalation_step, escalation_unless)
            SELECT
                tenant_id, id, notification_id, channel, lane, status, attempt, due_at, address,
                string_to_array(device_tokens, chr(10)),
                content::jsonb, category, reason, metadata::jsonb, traceparent, accepted_at, expires_at, updated_at,
                batch_id, user_id, time_zone, unsubscribe_url, escalation_step, escalation_unless
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::uuid[], $20::text[], $21::text[], $22::text[],
                $23::int[], $24::text[])
              AS d (
                tenant_id, id, notification_id, channel, lane, status, attempt, due_at, address, device_tokens,
                content, category, reason, metadata, traceparent, accepted_at, expires_at, updated_at, batch_id,
                user_id, time_zone, unsubscribe_url, escalation_step, escalation_unless)
            ON CONFLICT (tenant_id, id) DO NOTHING
            """;

    /** Inserts planned deliveries. */
    public Uni<Void> insertAll(SqlClient client, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Delivery> rows = new Columns<>(deliveries);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(d -> d.tenant().value()))
                .addArrayOfUUID(rows.uuids(Delivery::id))
                .addArrayOfUUID(rows.uuids(Delivery::notificationId))
                .addArrayOfString(rows.texts(d -> d.channel().wireName()))
                .addArrayOfString(rows.texts(d -> d.lane().wireName()))
                .addArrayOfString(rows.texts(d -> d.status().name()))
                .addArrayOfInteger(rows.integers(Delivery::attempt))
                .addArrayOfOffsetDateTime(rows.times(Delivery::dueAt))
                .addArrayOfString(rows.texts(Delivery::address))
                .addArrayOfString(rows.texts(DeliveryRows::tokens))
                .addArrayOfString(rows.texts(d -> decoder.write(d.content())))
                .addArrayOfString(rows.texts(Delivery::category))
                .addArrayOfString(rows.texts(Delivery::reason))
                .addArrayOfString(rows.json(Delivery::metadata))
                .addArrayOfString(rows.texts(Delivery::traceparent))
                .addArrayOfOffsetDateTime(rows.times(Delivery::acceptedAt))
                .addArrayOfOffsetDateTime(rows.times(Delivery::expiresAt))
                .addArrayOfOffsetDateTime(rows.times(Delivery::updatedAt))
                .addArrayOfUUID(rows.uuids(Delivery::batchId))
                .addArrayOfString(rows.texts(Delivery::userId))
                .addArrayOfString(rows.texts(Delivery::timeZone))
                .addArrayOfString(rows.texts(Delivery::unsubscribeUrl))
                .addArrayOfInteger(
                        rows.integers(d -> d.step() == null ? null : d.step().number()))
                .addArrayOfString(rows.texts(DeliveryRepository::unless));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static String unless(Delivery delivery) {
        boolean isFree = delivery.step() == null || delivery.step().unless() == null;
        return isFree ? null : delivery.step().unless().name();
    }

    private static final String LIST_OF_NOTIFICATION = """
            SELECT
            """ + DeliveryRows.COLUMNS + """
            FROM deliveries
            WHERE tenant_id = $1
              AND notification_id = $2
              AND id >= $3
              AND id < $4
            ORDER BY channel
            """;

    /** A notification's deliveries; the id range prunes to the partition they share with it. */
    public Uni<List<Delivery>> listOfNotification(SqlClient client, TenantId tenant, UUID notificationId) {
        return client.preparedQuery(LIST_OF_NOTIFICATION)
                .execute(Tuple.of(
                        tenant.value(), notificationId, Uuid7.floor(notificationId), Uuid7.ceiling(notificationId)))
                .map(rows -> Rows.list(rows, decoder::read));
    }

    private static final String LIST_OF_NOTIFICATIONS = """
            SELECT
            """ + DeliveryRows.COLUMNS + """
            FROM deliveries
            WHERE tenant_id = $1
              AND notification_id = ANY ($2)
              AND id >= $3
              AND id < $4
            ORDER BY notification_id DESC, channel
            """;

    /** The deliveries of several notifications, given newest first. */
    public Uni<List<Delivery>> listOfNotifications(SqlClient client, TenantId tenant, List<UUID> notifications) {
        if (notifications.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return client.preparedQuery(LIST_OF_NOTIFICATIONS)
                .execute(Tuple.of(
                        tenant.value(),
                        notifications.toArray(UUID[]::new),
                        Uuid7.floor(notifications.getLast()),
                        Uuid7.ceiling(notifications.getFirst())))
                .map(rows -> Rows.list(rows, decoder::read));
    }

    private static final String LIST_BY_IDS = """
            SELECT
            """ + DeliveryRows.COLUMNS + """
            FROM deliveries
            WHERE id = ANY ($1)
            """;

    /** Deliveries by id, of any tenant: for the pipeline only. */
    public Uni<List<Delivery>> listByIds(SqlClient client, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return client.preparedQuery(LIST_BY_IDS)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, decoder::read));
    }

    private static final String MOVE_ALL = """
            UPDATE deliveries AS d
            SET status = m.status, due_at = m.due_at, reason = m.reason, provider = m.provider,
                provider_account_id = m.provider_account_id, provider_message_id = m.provider_message_id,
                updated_at = m.occurred_at
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::timestamptz[])
              AS m (tenant_id, id, attempt, status, due_at, reason, provider, provider_account_id,
                    provider_message_id, occurred_at)
            WHERE d.tenant_id = m.tenant_id
              AND d.id = m.id
              AND d.attempt = m.attempt
              AND d.status IN ('PENDING', 'DISPATCHED')
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /** Moves deliveries whose current attempt ended; returns those that moved. */
    public Uni<List<Moved>> moveAll(SqlClient client, List<Move> moves) {
        Columns<Move> rows = new Columns<>(moves);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(m -> m.tenant().value()))
                .addArrayOfUUID(rows.uuids(Move::deliveryId))
                .addArrayOfInteger(rows.integers(Move::attempt))
                .addArrayOfString(rows.texts(m -> m.status().name()))
                .addArrayOfOffsetDateTime(rows.times(Move::dueAt))
                .addArrayOfString(rows.texts(Move::reason))
                .addArrayOfString(rows.texts(Move::provider))
                .addArrayOfString(rows.texts(Move::providerAccountId))
                .addArrayOfString(rows.texts(Move::providerMessageId))
                .addArrayOfOffsetDateTime(rows.times(Move::occurredAt));
        return client.preparedQuery(MOVE_ALL).execute(values).map(moved -> Rows.list(moved, decoder::readMoved));
    }

    private static final String CANCEL_OF_BATCH = """
            UPDATE deliveries AS d
            SET status = 'CANCELLED', due_at = NULL, reason = $5, updated_at = $3
            FROM (
                SELECT tenant_id, id
                FROM deliveries
                WHERE tenant_id = $1
                  AND batch_id = $2
                  AND due_at IS NOT NULL
                  AND status IN ('SCHEDULED', 'RETRYING')
                LIMIT $4
                FOR UPDATE SKIP LOCKED) AS waiting
            WHERE d.tenant_id = waiting.tenant_id
              AND d.id = waiting.id
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /** Cancels deliveries of a batch that the dispatcher was not asked for, at most {@code limit}; the caller tells. */
    public Uni<List<Moved>> cancelOfBatch(
            SqlClient client, TenantId tenant, UUID batchId, Instant now, int limit, String reason) {
        return client.preparedQuery(CANCEL_OF_BATCH)
                .execute(Tuple.of(tenant.value(), batchId, Columns.utc(now), limit, reason))
                .map(moved -> Rows.list(moved, decoder::readMoved));
    }

    private static final String CANCEL_WAITING = """
            UPDATE deliveries AS d
            SET status = 'CANCELLED', due_at = $5, reason = $6, updated_at = $5
            WHERE d.tenant_id = $1
              AND d.notification_id = $2
              AND d.id >= $3
              AND d.id < $4
              AND d.status IN ('SCHEDULED', 'RETRYING')
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /**
     * Cancels what the dispatcher was not asked for; returns what moved. It stays due, so that the clock tells of it: a
     * request never writes and then hopes to tell.
     */
    public Uni<List<Moved>> cancelWaiting(
            SqlClient client, TenantId tenant, UUID notificationId, String reason, Instant now) {
        return client.preparedQuery(CANCEL_WAITING)
                .execute(Tuple.of(
                        tenant.value(),
                        notificationId,
                        Uuid7.floor(notificationId),
                        Uuid7.ceiling(notificationId),
                        Columns.utc(now),
                        reason))
                .map(moved -> Rows.list(moved, decoder::readMoved));
    }

    private static final String OPEN_ALL = """
            UPDATE deliveries AS d
            SET status = 'OPENED', updated_at = $3
            WHERE d.tenant_id = $1
              AND d.id = ANY ($2)
              AND d.status = 'DELIVERED'
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    /** Moves delivered messages to {@code OPENED}; returns those that moved. */
    public Uni<List<Moved>> openAll(SqlClient client, TenantId tenant, Collection<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return client.preparedQuery(OPEN_ALL)
                .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new), Columns.utc(now)))
                .map(opened -> Rows.list(opened, decoder::readMoved));
    }
}
