package io.carillon.core.webhook;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How several webhook endpoints fare, for those who list them. */
@Path("/api/v1/admin/webhook-endpoints/health")
@Tag(name = "webhooks")
class WebhookHealthResource {
    private static final int MOST_IDS = 50;

    private final CurrentCaller caller;
    private final ReadLog log;

    WebhookHealthResource(CurrentCaller caller, ReadLog log) {
        this.caller = caller;
        this.log = log;
    }

    /** The endpoints that were asked for and are there. */
    record Healths(List<KnownHealth> data) {}

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listWebhookEndpointHealth",
            summary = "How several endpoints fare",
            description =
                    "Of at most 50, in the order they are named; ids of which the tenant has no endpoint are passed over.")
    @APIResponse(
            responseCode = "200",
            description = "Whether each is told anything, and since when it fails",
            content = @Content(schema = @Schema(implementation = Healths.class)))
    @APIResponse(
            responseCode = "400",
            description = "More than 50 are named, or what is not an id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Healths> list(
            @Parameter(description = "An endpoint's id; may be repeated") @QueryParam("ids") List<String> ids) {
        TenantId tenant = caller.tenant();
        return log.healths(tenant, read(ids)).map(Healths::new);
    }

    private static List<UUID> read(List<String> ids) {
        if (ids.size() > MOST_IDS) {
            throw invalid("holds more than " + MOST_IDS);
        }
        try {
            return ids.stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException malformed) {
            throw invalid("holds what is not an id");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "invalid parameters", List.of(new Violation("/ids", detail)));
    }
}
