package io.carillon.core.notification;

import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.ids.Uuid7;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers a tenant's questions about its notifications. */
@Path("/api/v1/services/notifications/{id}")
class NotificationResource {
    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final NotificationRepository notifications;
    private final DeliveryRepository deliveries;
    private final TimelineRepository timeline;
    private final CancellationRepository cancellations;
    private final AcceptedIds accepted;

    NotificationResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            NotificationRepository notifications,
            DeliveryRepository deliveries,
            TimelineRepository timeline,
            CancellationRepository cancellations,
            AcceptedIds accepted) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.cancellations = cancellations;
        this.accepted = accepted;
    }

    @GET
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "getNotification",
            summary = "A notification with its deliveries",
            description = "Right after a 202 the status is ACCEPTED until planning has written it.")
    public Uni<NotificationView> get(@PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        UUID wanted = parse(id);
        return transactions.inTenant(pool, tenant, client -> view(client, tenant, wanted));
    }

    @GET
    @Path("/timeline")
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "getNotificationTimeline",
            summary = "Everything that happened to a notification, with reasons",
            description = "Oldest line first. docs/reasons.md explains every reason code.")
    public Uni<TimelineView> timeline(@PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        UUID wanted = parse(id);
        return transactions.inTenant(pool, tenant, client -> story(client, tenant, wanted));
    }

    private Uni<NotificationView> view(SqlClient client, TenantId tenant, UUID id) {
        return notifications.find(client, tenant, id).chain(found -> found.map(notification -> deliveries
                        .listOfNotification(client, tenant, notification.id())
                        .map(list -> NotificationView.of(notification, list)))
                .orElseGet(() -> unplannedView(client, tenant, id)));
    }

    private Uni<TimelineView> story(SqlClient client, TenantId tenant, UUID id) {
        return notifications.find(client, tenant, id).chain(found -> found.map(
                        notification -> timeline.list(client, tenant, notification.id())
                                .map(list -> TimelineView.of(notification, list)))
                .orElseGet(() -> unplannedStory(client, tenant, id)));
    }

    private Uni<NotificationView> unplannedView(SqlClient client, TenantId tenant, UUID id) {
        requireOurs(tenant, id);
        Instant acceptedAt = Instant.ofEpochMilli(Uuid7.millis(id));
        return cancellations
                .exists(client, tenant, id)
                .map(cancelled -> NotificationView.unplanned(id.toString(), acceptedAt, cancelled));
    }

    /** A request may wait for its recipient to be resolved, and has a story then. */
    private Uni<TimelineView> unplannedStory(SqlClient client, TenantId tenant, UUID id) {
        requireOurs(tenant, id);
        return timeline.list(client, tenant, id).map(list -> TimelineView.unplanned(id, list));
    }

    private void requireOurs(TenantId tenant, UUID id) {
        if (!accepted.mayBePlannedYet(tenant, id)) {
            throw notFound();
        }
    }

    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }

    static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no notification has this id");
    }
}
