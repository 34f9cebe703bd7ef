package io.carillon.core.notification;

import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.ReadBatch;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.ids.Uuid7;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists the notifications of a batch or bulk job, page by page in the order of its recipients. */
@ApplicationScoped
class ListBatchNotifications {
    private static final int MAX_LIMIT = 200;

    private final TenantTransactions transactions;
    private final Pool pool;
    private final ReadBatch batches;
    private final NotificationRepository notifications;
    private final DeliveryRepository deliveries;

    ListBatchNotifications(
            TenantTransactions transactions,
            Pool pool,
            ReadBatch batches,
            NotificationRepository notifications,
            DeliveryRepository deliveries) {
        this.transactions = transactions;
        this.pool = pool;
        this.batches = batches;
        this.notifications = notifications;
        this.deliveries = deliveries;
    }

    /**
     * A page.
     *
     * @param nextCursor where the next page begins; null on the last one
     */
    record Page(List<NotificationView> data, String nextCursor) {}

    private record Query(TenantId tenant, UUID id, BatchKind kind, UUID after, int limit) {}

    /**
     * A page.
     *
     * @param cursor {@code nextCursor} of the page before, or null for the first
     * @throws ProblemException when there is no such batch, or cursor or limit are none
     */
    Uni<Page> page(TenantId tenant, String id, BatchKind kind, String cursor, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("/limit", "must be 1 to " + MAX_LIMIT);
        }
        UUID batchId = ReadBatch.id(id, kind);
        UUID after = cursor == null ? Uuid7.floor(batchId) : after(cursor);
        Query query = new Query(tenant, batchId, kind, after, limit);
        return transactions.inTenant(pool, query.tenant(), client -> page(client, query));
    }

    private Uni<Page> page(SqlClient client, Query query) {
        return batches.get(client, query.tenant(), query.id(), query.kind())
                .chain(() ->
                        notifications.listOfBatch(client, query.tenant(), query.id(), query.after(), query.limit() + 1))
                .chain(found -> withDeliveries(client, query, found));
    }

    private Uni<Page> withDeliveries(SqlClient client, Query query, List<Notification> found) {
        List<Notification> shown = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? shown.getLast().id().toString() : null;
        List<UUID> newestFirst = shown.reversed().stream().map(Notification::id).toList();
        return deliveries
                .listOfNotifications(client, query.tenant(), newestFirst)
                .map(list -> list.stream().collect(Collectors.groupingBy(Delivery::notificationId)))
                .map(byNotification -> new Page(views(shown, byNotification), next));
    }

    private static List<NotificationView> views(List<Notification> shown, Map<UUID, List<Delivery>> deliveries) {
        return shown.stream()
                .map(one -> NotificationView.of(one, deliveries.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static UUID after(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException malformed) {
            throw invalid("/cursor", "is not a cursor of this list");
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "invalid parameters", List.of(new Violation(pointer, detail)));
    }
}
