package io.carillon.core.webhook;

import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What may be done with a webhook endpoint besides configuring it, and how it fares. */
@Path("/api/v1/admin/webhook-endpoints/{id}")
@Tag(name = "webhooks")
class WebhookResource {
    private static final int ACCEPTED = 202;

    private final CurrentCaller caller;
    private final SendAgain sending;
    private final ReadLog log;

    WebhookResource(CurrentCaller caller, SendAgain sending, ReadLog log) {
        this.caller = caller;
        this.sending = sending;
        this.log = log;
    }

    /** A message that will be posted. */
    record Accepted(String messageId) {}

    @POST
    @Path("/test")
    @ResponseStatus(ACCEPTED)
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "testWebhookEndpoint",
            summary = "Posts a test event to an endpoint",
            description =
                    "Of type `carillon.webhook.test.v1`, whatever the endpoint asks for; tried, signed and logged "
                            + "like every other.")
    @APIResponse(
            responseCode = "202",
            description = "It will be posted; look for it in the endpoint's deliveries",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such endpoint",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The endpoint is disabled",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Accepted> test(@Parameter(description = "The endpoint's id") @PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        return sending.test(tenant, Endpoints.parse(id), caller.subject())
                .map(message -> new Accepted(message.toString()));
    }

    @POST
    @Path("/replay")
    @ResponseStatus(ACCEPTED)
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replayWebhookMessages",
            summary = "Posts messages again",
            description =
                    "Named ones, or those of a range of time, failed ones unless a status is named; with the same "
                            + "`webhook-id` and all their tries anew. Ten thousand at most; `more` tells whether to ask again.")
    @APIResponse(
            responseCode = "202",
            description = "How many will be posted again",
            content = @Content(schema = @Schema(implementation = SendAgain.Replayed.class)))
    @APIResponse(
            responseCode = "400",
            description = "Nothing, or too much, is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such endpoint",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The endpoint is disabled",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SendAgain.Replayed> replay(
            @Parameter(description = "The endpoint's id") @PathParam("id") String id, ReplayRequest request) {
        TenantId tenant = caller.tenant();
        UUID endpoint = Endpoints.parse(id);
        ReplayRequest meant = request == null ? new ReplayRequest(null, null, null, null) : request;
        return sending.replay(meant.of(tenant, endpoint, caller.subject()));
    }

    @GET
    @Path("/health")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getWebhookEndpointHealth",
            summary = "How an endpoint fares",
            description = "An endpoint that answers 410, or fails for days, is disabled until somebody enables it.")
    @APIResponse(
            responseCode = "200",
            description = "Whether it is told anything, and since when it fails",
            content = @Content(schema = @Schema(implementation = HealthView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such endpoint",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<HealthView> health(@Parameter(description = "The endpoint's id") @PathParam("id") String id) {
        return log.health(caller.tenant(), Endpoints.parse(id));
    }

    @POST
    @Path("/enable")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "enableWebhookEndpoint",
            summary = "Puts an endpoint back to work that Carillon disabled",
            description =
                    "What failed meanwhile stays failed until it is replayed. An endpoint that its tenant switched "
                            + "off is switched on with its settings.")
    @APIResponse(
            responseCode = "200",
            description = "How it fares now",
            content = @Content(schema = @Schema(implementation = HealthView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such endpoint",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<HealthView> enable(@Parameter(description = "The endpoint's id") @PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        UUID endpoint = Endpoints.parse(id);
        return sending.enable(tenant, endpoint, caller.subject()).chain(() -> log.health(tenant, endpoint));
    }
}
