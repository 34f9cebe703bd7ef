package io.carillon.core.notification;

import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Services of a tenant take a notification back here. */
@Path("/api/v1/services/notifications/{id}/cancel")
class CancelResource {
    private final CurrentCaller caller;
    private final CancelNotification cancellation;

    CancelResource(CurrentCaller caller, CancelNotification cancellation) {
        this.caller = caller;
        this.cancellation = cancellation;
    }

    @POST
    @PermissionsAllowed(Scopes.NOTIFICATIONS_SEND)
    @Operation(
            operationId = "cancelNotification",
            summary = "Cancel what is not handed over yet",
            description =
                    "Cancels deliveries that are scheduled, held or waiting for their next attempt. Right after a 202 "
                            + "it cancels the whole notification, though nothing is planned yet. Repeating it answers the same.")
    @APIResponse(
            responseCode = "200",
            description = "What was cancelled, and what it was too late for",
            content = @Content(schema = @Schema(implementation = CancelledView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such notification",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Every delivery was handed over or had ended",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CancelledView> cancel(@Parameter(description = "The notification's id") @PathParam("id") String id) {
        return cancellation.cancel(caller.tenant(), NotificationResource.parse(id), caller.subject());
    }
}
