package io.carillon.admin.provider.check;

import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks a tenant's provider accounts. */
@Path("/api/v1/admin/providers/{id}/test")
@Tag(name = "providers")
public class CheckResource {
    private final CheckProvider checks;
    private final CurrentCaller caller;

    CheckResource(CheckProvider checks, CurrentCaller caller) {
        this.checks = checks;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "testProvider",
            summary = "Checks an account at its provider, without sending anything",
            description =
                    "Signs in with the account's own settings and secrets, asks whether it may send and from whom,"
                            + " and says in plain words what is wrong. Takes at most about ten seconds.")
    @APIResponse(
            responseCode = "200",
            description = "What was found: ok is false when something is wrong at the provider")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "403", description = "The token does not allow it")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public Uni<CheckView> test(@Parameter(description = "Id of the account") @PathParam("id") UUID id) {
        return checks.check(caller.tenant(), id);
    }
}
