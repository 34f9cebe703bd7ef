package io.carillon.admin.provider;

import io.carillon.admin.http.Page;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The providers an account can be made for, as data that forms are drawn from. */
@Path("/api/v1/admin/provider-types")
@Tag(name = "providers")
public class ProviderTypeResource {
    private static final Page<ProviderTypeView> TYPES = new Page<>(
            Arrays.stream(ProviderType.values()).map(ProviderTypeView::of).toList(), null);

    private final CurrentCaller caller;

    ProviderTypeResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listProviderTypes",
            summary = "Lists the providers and the fields of their accounts",
            description = "Fields with secret: true belong to secrets, all others to settings.")
    @APIResponse(responseCode = "200", description = "The types; nextCursor is always null")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "403", description = "The token does not allow it")
    public Page<ProviderTypeView> list() {
        caller.tenant();
        return TYPES;
    }
}
