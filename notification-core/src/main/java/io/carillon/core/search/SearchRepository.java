package io.carillon.core.search;

import io.carillon.core.ids.Uuid7;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds notifications by what they and their deliveries say. The statement holds only what is asked, so indexes serve it. */
@ApplicationScoped
class SearchRepository {

    private static final String SELECT = """
            SELECT n.id
            FROM notifications AS n
            WHERE n.tenant_id = $1
              AND n.id < $2
              AND n.id >= $3
            """;

    private static final String DELIVERY = """
            EXISTS (
                SELECT 1
                FROM deliveries AS d
                WHERE d.tenant_id = n.tenant_id
                  AND d.notification_id = n.id
                  AND d.id >= $3
            """;

    private static final String ORDER = """
            ORDER BY n.id DESC
            LIMIT $4
            """;

    /** Ids of the newest that match, below the id {@code before}. */
    Uni<List<UUID>> find(SqlClient client, TenantId tenant, NotificationFilter filter, UUID before, int limit) {
        Statement statement = new Statement();
        statement.values.addUUID(tenant.value()).addUUID(upper(filter, before)).addUUID(lower(filter));
        statement.values.addInteger(limit);
        statement.and("n.category = ", filter.category());
        statement.and("n.template_code = ", filter.template());
        statement.and("n.user_id = ", filter.userId());
        if (filter.asksOfDeliveries()) {
            addDeliveries(statement, filter);
        }
        return client.preparedQuery(SELECT + statement.text + ORDER)
                .execute(statement.values)
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    private static void addDeliveries(Statement statement, NotificationFilter filter) {
        statement.text.append("AND (").append(DELIVERY);
        statement.and(
                "d.status = ", filter.status() == null ? null : filter.status().name());
        statement.and(
                "d.channel = ",
                filter.channel() == null ? null : filter.channel().wireName());
        statement.and("d.address = ", filter.address());
        statement.text.append(filter.findsRefused() ? ") OR n.failure_reason IS NOT NULL)\n" : "))\n");
    }

    private static UUID upper(NotificationFilter filter, UUID before) {
        if (filter.to() == null) {
            return before;
        }
        UUID end = Uuid7.floorOf(filter.to());
        return Long.compareUnsigned(end.getMostSignificantBits(), before.getMostSignificantBits()) < 0 ? end : before;
    }

    private static UUID lower(NotificationFilter filter) {
        return filter.from() == null ? new UUID(0, 0) : Uuid7.floorOf(filter.from());
    }

    /** A statement in the making; texts come from here, values from the caller. */
    private static final class Statement {
        private final StringBuilder text = new StringBuilder();
        private final Tuple values = Tuple.tuple();

        void and(String comparison, String value) {
            if (value != null) {
                values.addString(value);
                text.append("AND ")
                        .append(comparison)
                        .append('$')
                        .append(values.size())
                        .append('\n');
            }
        }
    }
}
