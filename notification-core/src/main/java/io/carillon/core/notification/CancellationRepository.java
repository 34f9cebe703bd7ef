package io.carillon.core.notification;

import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The table {@code cancellations}. A cancellation of what is not planned yet and the planning of it exclude each other
 * by a lock per tenant, held to the end of the transaction: whoever comes second sees what the first one did.
 */
@ApplicationScoped
public class CancellationRepository {
    /** Keeps the lock's number apart from those of other features. */
    private static final long LOCK_SPACE = 0x63616e63656cL << 16;

    private static final String SHUT_OUT_PLANNING = """
            SELECT pg_advisory_xact_lock($1)
            """;

    /** Waits until the transactions that plan for the tenant have ended, and holds back others. */
    Uni<Void> shutOutPlanning(SqlClient client, TenantId tenant) {
        return client.preparedQuery(SHUT_OUT_PLANNING)
                .execute(Tuple.of(lock(tenant)))
                .replaceWithVoid();
    }

    private static final String INSERT = """
            INSERT INTO cancellations (tenant_id, notification_id, cancelled_by, created_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (tenant_id, notification_id) DO NOTHING
            """;

    /** Remembers that a notification is not to be sent. */
    Uni<Void> insert(SqlClient client, TenantId tenant, UUID notificationId, String by, Instant now) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.of(tenant.value(), notificationId, by, Columns.utc(now)))
                .replaceWithVoid();
    }

    private static final String EXISTS = """
            SELECT 1
            FROM cancellations
            WHERE tenant_id = $1
              AND notification_id = $2
            """;

    /** Whether a notification was cancelled before it was planned. */
    Uni<Boolean> exists(SqlClient client, TenantId tenant, UUID notificationId) {
        return client.preparedQuery(EXISTS)
                .execute(Tuple.of(tenant.value(), notificationId))
                .map(rows -> rows.iterator().hasNext());
    }

    private static final String SHUT_OUT_CANCELLATIONS = """
            SELECT pg_advisory_xact_lock_shared(tenant)
            FROM unnest($1::bigint[]) AS tenant
            """;

    private static final String FIND_ALL = """
            SELECT c.notification_id
            FROM cancellations AS c
            JOIN unnest($1::uuid[], $2::uuid[]) AS wanted (tenant_id, notification_id)
              ON c.tenant_id = wanted.tenant_id
             AND c.notification_id = wanted.notification_id
            """;

    /** Which of the notifications to be planned are cancelled; until the transaction ends no other can be. */
    public Uni<Set<UUID>> shutOutAndFind(SqlClient client, List<Notification> notifications) {
        Columns<Notification> rows = new Columns<>(notifications);
        Long[] locks = notifications.stream()
                .map(notification -> lock(notification.tenant()))
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        Tuple wanted = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(n -> n.tenant().value()))
                .addArrayOfUUID(rows.uuids(Notification::id));
        return client.preparedQuery(SHUT_OUT_CANCELLATIONS)
                .execute(Tuple.tuple().addArrayOfLong(locks))
                .chain(() -> client.preparedQuery(FIND_ALL).execute(wanted))
                .map(found -> new HashSet<>(Rows.list(found, row -> row.getUUID("notification_id"))));
    }

    private static long lock(TenantId tenant) {
        return LOCK_SPACE
                ^ tenant.value().getMostSignificantBits()
                ^ tenant.value().getLeastSignificantBits();
    }
}
