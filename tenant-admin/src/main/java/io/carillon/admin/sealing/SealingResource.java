package io.carillon.admin.sealing;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.PageRequest;
import io.carillon.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Moves sealed secrets to a new sealing key, for platform administrators. */
@Path("/api/v1/admin/sealing")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "platform")
public class SealingResource {
    private final ResealSecrets reseal;
    private final RequestActor actor;

    SealingResource(ResealSecrets reseal, RequestActor actor) {
        this.reseal = reseal;
        this.actor = actor;
    }

    @POST
    @Path("/rotate")
    @Operation(
            operationId = "rotateSealingKey",
            summary = "Seals all secrets with the first key of SEALING_KEYS",
            description =
                    "Tenant by tenant, a page of tenants a call: repeat with nextCursor until it is null. Secrets"
                            + " sealed with that key already are left alone, so a pass may be broken off and begun again."
                            + " Nothing stops meanwhile: every configured key opens. Each changed tenant gets an audit entry and a new snapshot.")
    @APIResponse(responseCode = "200", description = "What was done with this page of tenants")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "403", description = "The caller is no platform administrator")
    public Uni<ResealReport> rotate(
            @Parameter(description = "Tenants a call, 1 to 200; 50 when absent") @QueryParam("limit") Integer limit,
            @Parameter(description = "nextCursor of the call before") @QueryParam("cursor") String cursor) {
        return reseal.reseal(actor.get(), PageRequest.of(limit, cursor));
    }
}
