package io.carillon.core.timeline;

import io.carillon.events.Channel;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code notification_logs}: append-only. */
@ApplicationScoped
public class TimelineRepository {

    private static final String INSERT_ALL = """
            INSERT INTO notification_logs (
                tenant_id, notification_id, id, delivery_id, channel, event, reason, attempt,
                provider, provider_account_id, detail, trace_id, occurred_at)
            SELECT *
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[])
            ON CONFLICT (tenant_id, notification_id, id) DO NOTHING
            """;

    /** Appends lines; a line told before is left as it is. */
    public Uni<Void> insertAll(SqlClient client, List<TimelineEntry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(INSERT_ALL).execute(values(entries)).replaceWithVoid();
    }

    private static final String INSERT_NEW = INSERT_ALL + "RETURNING id";

    /** Appends lines; returns the ids of those that were not told before. */
    public Uni<Set<UUID>> insertNew(SqlClient client, List<TimelineEntry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : client.preparedQuery(INSERT_NEW)
                        .execute(values(entries))
                        .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID("id"))));
    }

    private static Tuple values(List<TimelineEntry> entries) {
        Columns<TimelineEntry> rows = new Columns<>(entries);
        return Tuple.tuple()
                .addArrayOfUUID(rows.uuids(e -> e.tenant().value()))
                .addArrayOfUUID(rows.uuids(TimelineEntry::notificationId))
                .addArrayOfUUID(rows.uuids(TimelineEntry::id))
                .addArrayOfUUID(rows.uuids(TimelineEntry::deliveryId))
                .addArrayOfString(
                        rows.texts(e -> e.channel() == null ? null : e.channel().wireName()))
                .addArrayOfString(rows.texts(e -> e.event().name()))
                .addArrayOfString(rows.texts(TimelineEntry::reason))
                .addArrayOfInteger(rows.integers(TimelineEntry::attempt))
                .addArrayOfString(rows.texts(TimelineEntry::provider))
                .addArrayOfString(rows.texts(TimelineEntry::providerAccountId))
                .addArrayOfString(rows.texts(TimelineEntry::detail))
                .addArrayOfString(rows.texts(TimelineEntry::traceId))
                .addArrayOfOffsetDateTime(rows.times(TimelineEntry::occurredAt));
    }

    private static final String LIST = """
            SELECT notification_id, delivery_id, channel, event, reason, attempt,
                   provider, provider_account_id, detail, trace_id, occurred_at
            FROM notification_logs
            WHERE tenant_id = $1
              AND notification_id = $2
            ORDER BY CASE WHEN attempt IS NULL
                          THEN greatest(occurred_at, min(occurred_at) FILTER (WHERE event = 'ATTEMPT_SENT')
                                                     OVER (PARTITION BY delivery_id, provider))
                          ELSE occurred_at
                     END,
                     attempt IS NULL AND provider IS NOT NULL,
                     occurred_at, attempt NULLS FIRST, event
            """;

    /**
     * The story in order of time; by clocks that differ, or whole seconds, a provider's report may be older than the handing
     * over that it reports on, and stands behind it then.
     */
    public Uni<List<TimelineEntry>> list(SqlClient client, TenantId tenant, UUID notificationId) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), notificationId))
                .map(rows -> Rows.list(rows, row -> read(tenant, row)));
    }

    private static TimelineEntry read(TenantId tenant, Row row) {
        String channel = row.getString("channel");
        return new TimelineEntry(
                tenant,
                row.getUUID("notification_id"),
                row.getUUID("delivery_id"),
                channel == null ? null : Channel.of(channel),
                TimelineEvent.valueOf(row.getString("event")),
                row.getString("reason"),
                row.getInteger("attempt"),
                row.getString("provider"),
                row.getString("provider_account_id"),
                row.getString("detail"),
                row.getString("trace_id"),
                Columns.instant(row.getOffsetDateTime("occurred_at")));
    }
}
