package io.carillon.core.inbox;

import io.carillon.events.InboxChanged;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The tables {@code inbox_heads} and {@code inbox_changes}: the order of what happens to each inbox. */
@ApplicationScoped
class InboxJournalRepository {

    private static final String APPEND_ALL = """
            WITH changes AS (
                SELECT tenant_id, user_id, entry_id, position
                FROM unnest($1::uuid[], $2::text[], $3::uuid[]) WITH ORDINALITY
                  AS c (tenant_id, user_id, entry_id, position)),
            heads AS (
                INSERT INTO inbox_heads AS h (tenant_id, user_id, sequence)
                SELECT tenant_id, user_id, $5::bigint + count(*)
                FROM changes
                GROUP BY tenant_id, user_id
                ORDER BY tenant_id, user_id
                ON CONFLICT (tenant_id, user_id) DO UPDATE
                SET sequence = h.sequence + excluded.sequence - $5::bigint
                RETURNING tenant_id, user_id, sequence)
            INSERT INTO inbox_changes (tenant_id, user_id, sequence, entry_id, change, created_at)
            SELECT c.tenant_id, c.user_id,
                   h.sequence + 1 - row_number() OVER (
                       PARTITION BY c.tenant_id, c.user_id ORDER BY c.position DESC),
                   c.entry_id, $4, clock_timestamp()
            FROM changes AS c
            JOIN heads AS h
              ON h.tenant_id = c.tenant_id
             AND h.user_id = c.user_id
            RETURNING entry_id, sequence
            """;

    /**
     * Gives changes of entries their places, in this order; returns them by entry. Must be the last that waits for a lock
     * in its transaction. An inbox's first number is the present moment, so that one that was erased never starts again
     * at numbers it had.
     */
    Uni<Map<UUID, Long>> appendAll(
            SqlClient client, List<InboxEntry> entries, InboxChanged.Change change, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<InboxEntry> rows = new Columns<>(entries);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(e -> e.tenant().value()))
                .addArrayOfString(rows.texts(InboxEntry::userId))
                .addArrayOfUUID(rows.uuids(InboxEntry::id))
                .addString(change.name())
                .addLong(now.toEpochMilli());
        return client.preparedQuery(APPEND_ALL).execute(values).map(appended -> {
            Map<UUID, Long> places = HashMap.newHashMap(entries.size());
            appended.forEach(row -> places.put(row.getUUID("entry_id"), row.getLong("sequence")));
            return places;
        });
    }

    private static final String BEGIN = """
            INSERT INTO inbox_heads (tenant_id, user_id, sequence)
            VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id, user_id) DO NOTHING
            """;

    /** Gives an inbox in which nothing happened yet its first number, so that what happens next follows on it. */
    Uni<Void> begin(SqlClient client, TenantId tenant, String userId, Instant now) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(tenant.value(), userId, now.toEpochMilli()))
                .replaceWithVoid();
    }

    private static final String READ_HEAD = """
            SELECT
                coalesce((
                    SELECT h.sequence
                    FROM inbox_heads AS h
                    WHERE h.tenant_id = $1
                      AND h.user_id = $2), 0) AS head,
                (SELECT min(c.sequence)
                 FROM inbox_changes AS c
                 WHERE c.tenant_id = $1
                   AND c.user_id = $2
                   AND c.sequence > $3) AS next,
                u.category,
                u.unread
            FROM (VALUES (1)) AS once (one)
            LEFT JOIN (
                SELECT category, count(*) AS unread
                FROM inbox_entries
                WHERE tenant_id = $1
                  AND user_id = $2
                  AND read_at IS NULL
                  AND archived_at IS NULL
                GROUP BY category) AS u ON true
            """;

    /** Where the inbox is, and its unread entries at exactly that place. */
    Uni<InboxHead> readHead(SqlClient client, TenantId tenant, String userId, long after) {
        return client.preparedQuery(READ_HEAD)
                .execute(Tuple.of(tenant.value(), userId, after))
                .map(rows -> head(Rows.list(rows, row -> row)));
    }

    private static final String LIST = """
            SELECT c.sequence, c.change, c.entry_id, e.id AS present,
            """ + InboxRows.COLUMNS + """
            FROM inbox_changes AS c
            LEFT JOIN inbox_entries AS e
              ON e.tenant_id = c.tenant_id
             AND e.id = c.entry_id
            WHERE c.tenant_id = $1
              AND c.user_id = $2
              AND c.sequence > $3
              AND c.sequence <= $4
            ORDER BY c.sequence
            LIMIT $5
            """;

    /** Changes after one place and up to another, oldest first, each with its entry as it is now. */
    Uni<List<InboxChange>> list(SqlClient client, TenantId tenant, String userId, long after, long upTo, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), userId, after, upTo, limit))
                .map(rows -> Rows.list(rows, InboxJournalRepository::change));
    }

    private static InboxHead head(List<Row> rows) {
        Map<String, Long> unread = new TreeMap<>();
        rows.stream()
                .filter(row -> row.getString("category") != null)
                .forEach(row -> unread.put(row.getString("category"), row.getLong("unread")));
        Row first = rows.getFirst();
        return new InboxHead(first.getLong("head"), first.getLong("next"), Collections.unmodifiableMap(unread));
    }

    private static InboxChange change(Row row) {
        return new InboxChange(
                row.getLong("sequence"),
                InboxChanged.Change.valueOf(row.getString("change")),
                row.getUUID("entry_id"),
                row.getUUID("present") == null ? null : InboxRows.read(row).view());
    }
}
