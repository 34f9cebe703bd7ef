package io.carillon.core.inbox;

import io.carillon.events.Content;
import io.carillon.postgres.Columns;
import io.carillon.tenancy.TenantId;
import io.vertx.mutiny.sqlclient.Row;

/** How an entry lies in a row of {@code inbox_entries}. */
final class InboxRows {
    /** The columns {@link #read} needs, of a table that the statement calls {@code e}. */
    static final String COLUMNS = """
            e.tenant_id, e.id, e.user_id, e.notification_id, e.category, e.title, e.body, e.action_url,
            e.action_label, e.data, e.created_at, e.seen_at, e.read_at, e.archived_at
            """;

    private InboxRows() {}

    static InboxEntry read(Row row) {
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
                row.getString("action_label"),
                null,
                null,
                Columns.textMap(row.getJsonObject("data")));
    }
}
