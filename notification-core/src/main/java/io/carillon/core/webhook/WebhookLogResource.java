package io.carillon.core.webhook;

import io.carillon.core.query.Query;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a webhook endpoint was told, try by try. */
@Path("/api/v1/admin/webhook-endpoints/{id}/deliveries")
@Tag(name = "webhooks")
class WebhookLogResource {
    private static final UUID END_OF_TIME = new UUID(-1, -1);
    private static final int MAX_LIMIT = 200;

    private final CurrentCaller caller;
    private final ReadLog log;

    WebhookLogResource(CurrentCaller caller, ReadLog log) {
        this.caller = caller;
        this.log = log;
    }

    /** A page of messages, newest event first. */
    record MessagePage(List<MessageView> data, String nextCursor) {}

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What an endpoint was told",
            description = "Newest event first, each with how its last try ended.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = MessagePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such endpoint",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<MessagePage> list(
            @Parameter(description = "The endpoint's id") @PathParam("id") String id,
            @Parameter(description = "PENDING, RETRYING, DELIVERED or FAILED") @QueryParam("status") String status,
            @Parameter(description = "Type of the event") @QueryParam("eventType") String eventType,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        TenantId tenant = caller.tenant();
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        Query query = new Query();
        MessageStatus wanted = query.read("status", status, MessageStatus::valueOf);
        UUID after = query.read("cursor", cursor, UUID::fromString);
        query.refuseFaults();
        return log.list(tenant, Endpoints.parse(id), after == null ? END_OF_TIME : after, wanted, eventType, size)
                .map(found -> page(found, size));
    }

    @GET
    @Path("/{messageId}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "One message with its payload and every try",
            description = "What the endpoint answered is shown as far as its beginning was kept.")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such endpoint, or the endpoint no such message",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<MessageView> get(
            @Parameter(description = "The endpoint's id") @PathParam("id") String id,
            @Parameter(description = "The message's id") @PathParam("messageId") String messageId) {
        return log.get(caller.tenant(), Endpoints.parse(id), ReadLog.parse(messageId));
    }

    private static MessagePage page(List<MessageView> found, int size) {
        return new MessagePage(
                found, found.size() < size ? null : found.getLast().id());
    }
}
