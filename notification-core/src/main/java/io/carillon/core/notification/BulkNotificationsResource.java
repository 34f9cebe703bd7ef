package io.carillon.core.notification;

import io.carillon.core.batch.BatchKind;
import io.carillon.core.notification.ListBatchNotifications.Page;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Lists the notifications of a bulk job. */
@Path("/api/v1/services/notifications/bulk/{jobId}/notifications")
class BulkNotificationsResource {
    private final CurrentCaller caller;
    private final ListBatchNotifications listing;

    BulkNotificationsResource(CurrentCaller caller, ListBatchNotifications listing) {
        this.caller = caller;
        this.listing = listing;
    }

    @GET
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "listBulkNotifications",
            summary = "The notifications of a bulk job",
            description = "Those that were planned, in the order of their rows, with their deliveries; rows that still "
                    + "wait are not among them.")
    @APIResponse(responseCode = "200", description = "A page of notifications")
    @APIResponse(
            responseCode = "400",
            description = "Invalid cursor or limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page> list(
            @Parameter(description = "Id of the job") @PathParam("jobId") String jobId,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        return listing.page(caller.tenant(), jobId, BatchKind.BULK, cursor, limit);
    }
}
