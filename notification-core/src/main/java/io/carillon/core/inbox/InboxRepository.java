package io.carillon.core.inbox;

import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code inbox_entries}. */
@ApplicationScoped
public class InboxRepository {

    private static final String INSERT_ALL = """
            INSERT INTO inbox_entries (
                tenant_id, id, user_id, notification_id, category, title, body, action_url, action_label, data,
                created_at)
            SELECT
                tenant_id, id, user_id, notification_id, category, title, body, action_url, action_label, data::jsonb,
                created_at
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::timestamptz[])
              AS e (
                tenant_id, id, user_id, notification_id, category, title, body, action_url, action_label, data,
                created_at)
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
                .addArrayOfString(rows.texts(e -> e.content().actionLabel()))
                .addArrayOfString(rows.json(e -> e.content().data()))
                .addArrayOfOffsetDateTime(rows.times(InboxEntry::createdAt));
        return client.preparedQuery(INSERT_ALL).execute(values).replaceWithVoid();
    }

    private static final String LIST_BY_IDS = """
            SELECT
            """ + InboxRows.COLUMNS + """
            FROM inbox_entries AS e
            WHERE e.id = ANY ($1)
            """;

    /** Entries by id, of any tenant: for the pipeline only. */
    public Uni<List<InboxEntry>> listByIds(SqlClient client, List<UUID> ids) {
        return client.preparedQuery(LIST_BY_IDS)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, InboxRows::read));
    }

    private static final String FIND = """
            SELECT
            """ + InboxRows.COLUMNS + """
            FROM inbox_entries AS e
            WHERE e.tenant_id = $1
              AND e.user_id = $2
              AND e.id = $3
            """;

    /** The user's entry of this id, if it is the user's. */
    Uni<Optional<InboxEntry>> find(SqlClient client, TenantId tenant, String userId, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), userId, id))
                .map(rows -> Rows.first(rows, InboxRows::read));
    }

    private static final String LIST = """
            SELECT
            """ + InboxRows.COLUMNS + """
            FROM inbox_entries AS e
            WHERE e.tenant_id = $1
              AND e.user_id = $2
              AND (e.created_at, e.id) < ($3, $4)
              AND ($5::text IS NULL OR e.category = $5)
              AND %s
            ORDER BY e.created_at DESC, e.id DESC
            LIMIT $6
            """;

    private static final Map<InboxFilter, String> LISTS = byFilter(LIST);

    /** The user's entries after {@code cursor}, newest arrival first. */
    Uni<List<InboxEntry>> list(
            SqlClient client,
            TenantId tenant,
            String userId,
            InboxFilter filter,
            String category,
            InboxCursor cursor,
            int limit) {
        Tuple values = Tuple.tuple()
                .addUUID(tenant.value())
                .addString(userId)
                .addOffsetDateTime(Columns.utc(cursor.createdAt()))
                .addUUID(cursor.id())
                .addString(category)
                .addInteger(limit);
        return client.preparedQuery(LISTS.get(filter)).execute(values).map(rows -> Rows.list(rows, InboxRows::read));
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

    /** Unread entries by category: counted, so that they are right whatever happens at the same time. */
    Uni<Map<String, Long>> countUnread(SqlClient client, TenantId tenant, String userId) {
        return client.preparedQuery(COUNT_UNREAD)
                .execute(Tuple.of(tenant.value(), userId))
                .map(rows -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.put(row.getString("category"), row.getLong("unread")));
                    return counts;
                });
    }

    static Map<InboxFilter, String> byFilter(String statement) {
        Map<InboxFilter, String> statements = new EnumMap<>(InboxFilter.class);
        for (InboxFilter filter : InboxFilter.values()) {
            statements.put(filter, statement.formatted(condition(filter)));
        }
        return statements;
    }

    private static String condition(InboxFilter filter) {
        return switch (filter) {
            case CURRENT -> "e.archived_at IS NULL";
            case UNREAD -> "e.read_at IS NULL AND e.archived_at IS NULL";
            case READ -> "e.read_at IS NOT NULL AND e.archived_at IS NULL";
            case ARCHIVED -> "e.archived_at IS NOT NULL";
            case ALL -> "true";
        };
    }
}
