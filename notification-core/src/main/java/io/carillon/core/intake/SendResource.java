package io.carillon.core.intake;

import io.carillon.core.intake.AcceptNotification.Accepted;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Services of a tenant ask for notifications here. */
@Path("/api/v1/services/notifications")
class SendResource {

    private final CurrentCaller caller;
    private final AcceptNotification acceptance;
    private final IntakeMetrics metrics;

    SendResource(CurrentCaller caller, AcceptNotification acceptance, IntakeMetrics metrics) {
        this.caller = caller;
        this.acceptance = acceptance;
        this.metrics = metrics;
    }

    /** Answer to an accepted request. */
    record AcceptedView(String notificationId, String status, Map<String, String> links) {}

    @POST
    @Path("/send")
    @PermissionsAllowed(Scopes.NOTIFICATIONS_SEND)
    @Operation(
            summary = "Notify one recipient",
            description = "202 means: durably recorded. The same Idempotency-Key with the same body within 24 hours is "
                    + "answered with the first answer and Idempotent-Replayed: true; with another body it is refused.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedView.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown template, missing variables, no contact, reused idempotency key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<AcceptedView>> send(
            @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey, SendRequest request) {
        if (request == null) {
            throw new ProblemException(CommonProblem.INVALID_JSON, "the body is missing");
        }
        return acceptance
                .accept(caller.tenant(), request, IdempotencyKey.of(idempotencyKey))
                .invoke(metrics::accepted)
                .onFailure()
                .invoke(metrics::refused)
                .map(SendResource::answer);
    }

    private static RestResponse<AcceptedView> answer(Accepted accepted) {
        String self = "/api/v1/services/notifications/" + accepted.notificationId();
        AcceptedView view = new AcceptedView(
                accepted.notificationId().toString(), "ACCEPTED", Map.of("self", self, "timeline", self + "/timeline"));
        ResponseBuilder<AcceptedView> answer = ResponseBuilder.create(RestResponse.Status.ACCEPTED, view);
        return accepted.replayed()
                ? answer.header("Idempotent-Replayed", "true").build()
                : answer.build();
    }
}
