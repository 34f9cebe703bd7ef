package io.carillon.core.inbox;

import io.carillon.events.Content;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code inbox_entries}. */
@ApplicationScoped
public class InboxRepository {

    private static final String INSERT_ALL = """
            INSERT INTO inbox_entries (
                tenant_id, id, user_id, notification_id, category, title, body, action_url, data, created_at)
            SELECT tenant_id, id, user_id, notification_id, category, title, body, action_url, data::jsonb, created_at
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::timestamptz[])
              AS e (tenant_id, id, user_id, notification_id, category, title, body, action_url, data, created_at)
            ON CONFLICT (tenant_id, id) DO NOTHING
            """;

    /** Inserts new entries. */
    public Uni<Void> insertAll(SqlClient client, List<InboxEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<InboxEntry> rows = new Columns<>(entries);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(e -> e.tenant().value()))
                .addArrayOfUUID(rows.uuids(InboxEntry::id))
                .addArrayOfString(rows.texts(InboxEntry::userId))
                .addArrayOfUUID(rows.uuids(InboxEntry::notificationId))
                .addArrayOfString(rows.texts(InboxEntry::category))
                .addArrayOfString(rows.texts(e -> e.content().title()))
                .addArrayOfString(rows.texts(e -> e.content().body()))
                .addArrayOfString(rows.texts(e -> e.content().actionUrl()))
                .addArrayOfString(rows.json(e -> e.content().data()))
                .addArrayOfOffsetDateTime(rows.times(InboxEntry::createdAt));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static final String LIST_OF_NOTIFICATIONS = """
            SELECT tenant_id, id, user_id, notification_id, category, title, body, action_url, data,
                   created_at, seen_at, read_at, archived_at
            FROM inbox_entries
            WHERE id = ANY ($1)
            """;

    /** Entries by id, of any tenant: for the pipeline only. */
    public Uni<List<InboxEntry>> listByIds(SqlClient client, List<UUID> ids) {
        return client.preparedQuery(LIST_OF_NOTIFICATIONS)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, InboxRepository::read));
    }

    private static final String LIST = """
            SELECT tenant_id, id, user_id, notification_id, category, title, body, action_url, data,
                   created_at, seen_at, read_at, archived_at
            FROM inbox_entries
            WHERE tenant_id = $1
              AND user_id = $2
              AND id < $3
            ORDER BY id DESC
            LIMIT $4
            """;

    /** The user's newest entries older than {@code before}. */
    public Uni<List<InboxEntry>> list(SqlClient client, TenantId tenant, String userId, UUID before, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), userId, before, limit))
                .map(rows -> Rows.list(rows, InboxRepository::read));
    }

    private static final String COUNT_UNREAD = """
            SELECT category, count(*) AS unread
            FROM inbox_entries
            WHERE tenant_id = $1
              AND user_id = $2
              AND read_at IS NULL
              AND archived_at IS NULL
            GROUP BY category
            ORDER BY category
            """;

    /** Unread entries by category. */
    public Uni<Map<String, Long>> countUnread(SqlClient client, TenantId tenant, String userId) {
        return client.preparedQuery(COUNT_UNREAD)
                .execute(Tuple.of(tenant.value(), userId))
                .map(rows -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.put(row.getString("category"), row.getLong("unread")));
                    return counts;
                });
    }

    private static InboxEntry read(Row row) {
        return new InboxEntry(
                new TenantId(row.getUUID("tenant_id")),
                row.getUUID("id"),
                row.getString("user_id"),
                row.getUUID("notification_id"),
                row.getString("category"),
                content(row),
                Columns.instant(row.getOffsetDateTime("created_at")),
                Columns.instant(row.getOffsetDateTime("seen_at")),
                Columns.instant(row.getOffsetDateTime("read_at")),
                Columns.instant(row.getOffsetDateTime("archived_at")));
    }

    private static Content content(Row row) {
        return new Content(
                null,
                null,
                null,
                row.getString("title"),
                row.getString("body"),
                row.getString("action_url"),
                null,
                null,
                null,
                Columns.textMap(row.getJsonObject("data")));
    }
}
