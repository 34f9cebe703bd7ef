package io.carillon.core.webhook;

import io.carillon.postgres.Columns;
import io.carillon.tenancy.TenantId;
import io.vertx.mutiny.sqlclient.Row;

/** How rows of the table {@code webhook_messages} become messages. */
final class MessageRows {
    /** The columns {@link #read} needs, of the table under the name {@code m}. */
    static final String COLUMNS = """
            m.tenant_id, m.id, m.endpoint_id, m.event_type, m.payload, m.status, m.code, m.asked, m.attempt, m.failures,
            m.due_at, m.created_at, m.last_attempt_at, m.response_status, m.response_excerpt, m.duration_millis,
            m.requested_by, m.traceparent
            """;

    private MessageRows() {}

    static Message read(Row row) {
        return new Message(
                new TenantId(row.getUUID("tenant_id")),
                row.getUUID("id"),
                row.getUUID("endpoint_id"),
                row.getString("event_type"),
                row.getString("payload"),
                MessageStatus.valueOf(row.getString("status")),
                row.getString("code"),
                row.getBoolean("asked"),
                row.getInteger("attempt"),
                row.getInteger("failures"),
                Columns.instant(row.getOffsetDateTime("due_at")),
                row.getOffsetDateTime("created_at").toInstant(),
                Columns.instant(row.getOffsetDateTime("last_attempt_at")),
                answer(row),
                row.getString("requested_by"),
                row.getString("traceparent"));
    }

    private static Message.Answer answer(Row row) {
        return new Message.Answer(
                row.getInteger("response_status"), row.getString("response_excerpt"), row.getLong("duration_millis"));
    }
}
