package io.carillon.core.inbox;

import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The table {@code inbox_entries}, as people change it. Rows are locked in the order of their ids, so that two changes of
 * one inbox wait for each other and never for a deadlock.
 */
@ApplicationScoped
class InboxChangesRepository {

    private static final String CHOSEN = """
            WITH chosen AS (
                SELECT e.tenant_id, e.id
                FROM inbox_entries AS e
                WHERE e.tenant_id = $1
                  AND e.user_id = $2
                  AND ($3::uuid[] IS NULL OR e.id = ANY ($3))
                  AND ($4::text IS NULL OR e.category = $4)
                  AND %s
                ORDER BY e.id
                FOR UPDATE)
            """;

    private static final String UPDATE = """
            UPDATE inbox_entries AS e
            SET @change@
            FROM chosen
            WHERE e.tenant_id = chosen.tenant_id
              AND e.id = chosen.id
              AND $5::timestamptz IS NOT NULL
              AND @needed@
            RETURNING
            """ + InboxRows.COLUMNS;

    private static final Map<Mark, Map<InboxFilter, String>> MARKS = marks();

    /** Marks entries; returns those that this changed, as they are now. */
    Uni<List<InboxEntry>> markAll(
            SqlClient client, TenantId tenant, String userId, Selection selection, Mark mark, Instant now) {
        return client.preparedQuery(MARKS.get(mark).get(selection.filter()))
                .execute(chosen(tenant, userId, selection).addOffsetDateTime(Columns.utc(now)))
                .map(changed -> Rows.list(changed, InboxRows::read));
    }

    private static final Map<InboxFilter, String> DELETES = InboxRepository.byFilter(CHOSEN + """
            DELETE FROM inbox_entries AS e
            USING chosen
            WHERE e.tenant_id = chosen.tenant_id
              AND e.id = chosen.id
            RETURNING
            """ + InboxRows.COLUMNS);

    /** Deletes entries; returns them as they were. */
    Uni<List<InboxEntry>> deleteAll(SqlClient client, TenantId tenant, String userId, Selection selection) {
        return client.preparedQuery(DELETES.get(selection.filter()))
                .execute(chosen(tenant, userId, selection))
                .map(deleted -> Rows.list(deleted, InboxRows::read));
    }

    private static Tuple chosen(TenantId tenant, String userId, Selection selection) {
        UUID[] ids = selection.ids() == null ? null : selection.ids().toArray(UUID[]::new);
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addString(userId)
                .addArrayOfUUID(ids)
                .addString(selection.category());
    }

    private static Map<Mark, Map<InboxFilter, String>> marks() {
        Map<Mark, Map<InboxFilter, String>> statements = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            String update = UPDATE.replace("@change@", change(mark)).replace("@needed@", needed(mark));
            statements.put(mark, InboxRepository.byFilter(CHOSEN + update));
        }
        return statements;
    }

    private static String change(Mark mark) {
        return switch (mark) {
            case SEEN -> "seen_at = $5";
            case READ -> "read_at = $5, seen_at = coalesce(e.seen_at, $5)";
            case UNREAD -> "read_at = NULL";
            case ARCHIVED -> "archived_at = $5";
            case UNARCHIVED -> "archived_at = NULL";
        };
    }

    private static String needed(Mark mark) {
        return switch (mark) {
            case SEEN -> "e.seen_at IS NULL";
            case READ -> "e.read_at IS NULL";
            case UNREAD -> "e.read_at IS NOT NULL";
            case ARCHIVED -> "e.archived_at IS NULL";
            case UNARCHIVED -> "e.archived_at IS NOT NULL";
        };
    }
}
