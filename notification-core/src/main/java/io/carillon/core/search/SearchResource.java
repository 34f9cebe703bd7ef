package io.carillon.core.search;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.notification.Notification;
import io.carillon.core.notification.NotificationRepository;
import io.carillon.core.notification.TimelineView;
import io.carillon.core.query.Query;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Search across a tenant's notifications. */
@Path("/api/v1/admin/notifications")
class SearchResource {
    private static final UUID END_OF_TIME = new UUID(-1, -1);
    private static final int MAX_LIMIT = 200;

    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final SearchRepository search;
    private final NotificationRepository notifications;
    private final DeliveryRepository deliveries;
    private final TimelineRepository timeline;

    SearchResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            SearchRepository search,
            NotificationRepository notifications,
            DeliveryRepository deliveries,
            TimelineRepository timeline) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.search = search;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.timeline = timeline;
    }

    /** A page of notifications, newest first. */
    record FoundPage(List<FoundView> data, String nextCursor) {}

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "searchNotifications",
            summary = "Search the tenant's notifications",
            description =
                    "Newest first, with deliveries. What is asked of deliveries (status, channel, address) one delivery "
                            + "must answer as a whole; status FAILED finds refused requests, too.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = FoundPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<FoundPage> list(
            @Parameter(description = "Status of a delivery", example = "FAILED") @QueryParam("status") String status,
            @Parameter(description = "Channel of a delivery", example = "email") @QueryParam("channel") String channel,
            @Parameter(description = "Exact address of a delivery") @QueryParam("address") String address,
            @Parameter(description = "Category") @QueryParam("category") String category,
            @Parameter(description = "Template code") @QueryParam("template") String template,
            @Parameter(description = "User id of the recipient") @QueryParam("userId") String userId,
            @Parameter(description = "Accepted at or after") @QueryParam("from") String from,
            @Parameter(description = "Accepted before") @QueryParam("to") String to,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        TenantId tenant = caller.tenant();
        Query query = new Query();
        NotificationFilter filter = new NotificationFilter(
                query.read("status", status, DeliveryStatus::valueOf),
                query.read("channel", channel, Channel::of),
                address,
                category,
                template,
                userId,
                query.read("from", from, Instant::parse),
                query.read("to", to, Instant::parse));
        UUID before = query.read("cursor", cursor, UUID::fromString);
        query.refuseFaults();
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        return transactions.inTenant(
                pool, tenant, client -> page(client, tenant, filter, before == null ? END_OF_TIME : before, size));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getNotificationForAdmin",
            summary = "One notification with deliveries and timeline",
            description = "Every decision with reason code, provider, attempt and trace id.")
    @APIResponse(
            responseCode = "200",
            description = "The notification",
            content = @Content(schema = @Schema(implementation = FoundView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such notification, or it is not planned yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<FoundView> get(@Parameter(description = "The notification's id") @PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        Query query = new Query();
        UUID wanted = query.read("id", id, UUID::fromString);
        if (wanted == null) {
            throw notFound();
        }
        return transactions.inTenant(pool, tenant, client -> notifications
                .find(client, tenant, wanted)
                .map(found -> found.orElseThrow(SearchResource::notFound))
                .chain(notification -> whole(client, notification)));
    }

    private Uni<FoundPage> page(SqlClient client, TenantId tenant, NotificationFilter filter, UUID before, int size) {
        return search.find(client, tenant, filter, before, size)
                .chain(ids -> notifications.listByIds(client, tenant, ids))
                .chain(found -> deliveries
                        .listOfNotifications(
                                client,
                                tenant,
                                found.stream().map(Notification::id).toList())
                        .map(all -> page(found, all, size)));
    }

    private Uni<FoundView> whole(SqlClient client, Notification notification) {
        return deliveries
                .listOfNotification(client, notification.tenant(), notification.id())
                .chain(own -> timeline.list(client, notification.tenant(), notification.id())
                        .map(story -> FoundView.of(notification, own, TimelineView.of(notification, story))));
    }

    private static FoundPage page(List<Notification> found, List<Delivery> deliveries, int size) {
        Map<UUID, List<Delivery>> own = deliveries.stream().collect(Collectors.groupingBy(Delivery::notificationId));
        String next = found.size() < size ? null : found.getLast().id().toString();
        List<FoundView> views = found.stream()
                .map(notification -> FoundView.of(notification, own.getOrDefault(notification.id(), List.of()), null))
                .toList();
        return new FoundPage(views, next);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no notification has this id");
    }
}
