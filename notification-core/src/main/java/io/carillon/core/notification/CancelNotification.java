package io.carillon.core.notification;

import io.carillon.core.CoreProblem;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.delivery.Moved;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.messaging.HopTracing;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cancels what is not handed over yet. The rows say it at once; the clock tells everybody within its next look. Cancelling
 * again answers the same.
 */
@ApplicationScoped
class CancelNotification {
    private final TenantTransactions transactions;
    private final Pool pipeline;
    private final CancellationRepository cancellations;
    private final NotificationRepository notifications;
    private final DeliveryRepository deliveries;
    private final TimelineRepository timeline;
    private final TallyRepository tally;
    private final AcceptedIds accepted;
    private final Clock clock;

    CancelNotification(
            TenantTransactions transactions,
            @ReactiveDataSource("pipeline") Pool pipeline,
            CancellationRepository cancellations,
            NotificationRepository notifications,
            DeliveryRepository deliveries,
            TimelineRepository timeline,
            TallyRepository tally,
            AcceptedIds accepted,
            Clock clock) {
        this.transactions = transactions;
        this.pipeline = pipeline;
        this.cancellations = cancellations;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.tally = tally;
        this.accepted = accepted;
        this.clock = clock;
    }

    /**
     * Cancels.
     *
     * @param by the caller's subject
     * @throws ProblemException (as failure) when there is no such notification, or nothing of it can be cancelled
     */
    Uni<CancelledView> cancel(TenantId tenant, UUID id, String by) {
        return transactions.inTransaction(
                pipeline, client -> notifications.find(client, tenant, id).chain(found -> found.map(
                                notification -> cancelPlanned(client, notification))
                        .orElseGet(() -> cancelUnplanned(client, tenant, id, by))));
    }

    private Uni<CancelledView> cancelUnplanned(SqlClient client, TenantId tenant, UUID id, String by) {
        if (!accepted.mayBePlannedYet(tenant, id)) {
            return Uni.createFrom().failure(NotificationResource.notFound());
        }
        return cancellations
                .shutOutPlanning(client, tenant)
                .chain(() -> notifications.find(client, tenant, id))
                .chain(found -> found.map(notification -> cancelPlanned(client, notification))
                        .orElseGet(() -> remember(client, tenant, id, by)));
    }

    private Uni<CancelledView> remember(SqlClient client, TenantId tenant, UUID id, String by) {
        return cancellations
                .insert(client, tenant, id, by, clock.instant())
                .replaceWith(CancelledView.beforePlanning(id));
    }

    private Uni<CancelledView> cancelPlanned(SqlClient client, Notification notification) {
        Instant now = clock.instant();
        return deliveries
                .cancelWaiting(client, notification.tenant(), notification.id(), Reason.CANCELLED.code(), now)
                .call(moved -> timeline.insertAll(client, story(moved)))
                .call(moved ->
                        tally.addAll(client, moved.stream().map(Moved::shift).toList()))
                .chain(() -> deliveries.listOfNotification(client, notification.tenant(), notification.id()))
                .map(list -> answer(notification, list));
    }

    private static List<TimelineEntry> story(List<Moved> moved) {
        return moved.stream().map(Moved::delivery).map(CancelNotification::line).toList();
    }

    private static TimelineEntry line(Delivery delivery) {
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                TimelineEvent.CANCELLED,
                delivery.reason(),
                delivery.attempt(),
                null,
                null,
                null,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }

    private static CancelledView answer(Notification notification, List<Delivery> deliveries) {
        CancelledView view = CancelledView.of(notification.id(), deliveries);
        if (view.cancelled().isEmpty()) {
            throw new ProblemException(CoreProblem.TOO_LATE_TO_CANCEL, explain(notification, deliveries));
        }
        return view;
    }

    private static String explain(Notification notification, List<Delivery> deliveries) {
        return Optional.ofNullable(notification.failureReason())
                .map(reason -> "it failed: " + reason)
                .orElseGet(() -> deliveries.stream()
                        .map(delivery -> delivery.channel().wireName() + " is " + delivery.status())
                        .collect(Collectors.joining(", ")));
    }
}
