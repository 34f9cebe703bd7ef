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

/** Lists the notifications of a batch. */
@Path("/api/v1/services/notifications/batches/{batchId}/notifications")
class BatchNotificationsResource {
    private final CurrentCaller caller;
    private final ListBatchNotifications listing;

    BatchNotificationsResource(CurrentCaller caller, ListBatchNotifications listing) {
        this.caller = caller;
        this.listing = listing;
    }

    @GET
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "listBatchNotifications",
            summary = "The notifications of a batch",
            description =
                    "Those that were planned, in the order of their recipients, with their deliveries; recipients "
                            + "that still wait are not among them.")
    @APIResponse(responseCode = "200", description = "A page of notifications")
    @APIResponse(
            responseCode = "400",
            description = "Invalid cursor or limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such batch",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page> list(
            @Parameter(description = "Id of the batch") @PathParam("batchId") String batchId,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        return listing.page(caller.tenant(), batchId, BatchKind.BATCH, cursor, limit);
    }
}
