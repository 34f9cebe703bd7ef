package io.carillon.core.webhook;

import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code webhook_messages} as people read it. */
@ApplicationScoped
class MessageLogRepository {
    private static final String LIST = """
            SELECT
            """ + MessageRows.COLUMNS + """
            FROM webhook_messages AS m
            WHERE m.tenant_id = $1
              AND m.endpoint_id = $2
              AND m.id < $3
              AND ($4::text IS NULL OR m.status = $4)
              AND ($5::text IS NULL OR m.event_type = $5)
            ORDER BY m.id DESC
            LIMIT $6
            """;

    /** An endpoint's messages, newest first. */
    Uni<List<Message>> list(
            SqlClient client,
            TenantId tenant,
            UUID endpointId,
            UUID before,
            MessageStatus status,
            String type,
            int limit) {
        Tuple values = Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(endpointId)
                .addUUID(before)
                .addString(status == null ? null : status.name())
                .addString(type)
                .addInteger(limit);
        return client.preparedQuery(LIST).execute(values).map(rows -> Rows.list(rows, MessageRows::read));
    }

    private static final String FIND = """
            SELECT
            """ + MessageRows.COLUMNS + """
            FROM webhook_messages AS m
            WHERE m.tenant_id = $1
              AND m.endpoint_id = $2
              AND m.id = $3
            """;

    /** One message of an endpoint. */
    Uni<Optional<Message>> find(SqlClient client, TenantId tenant, UUID endpointId, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), endpointId, id))
                .map(rows -> Rows.first(rows, MessageRows::read));
    }
}
