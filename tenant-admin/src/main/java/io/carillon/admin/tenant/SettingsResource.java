package io.carillon.admin.tenant;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Revision;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A tenant's own settings. */
@Path("/api/v1/admin/settings")
@Tag(name = "settings")
public class SettingsResource {
    private final ReadTenants read;
    private final EditTenants edit;
    private final CurrentCaller caller;
    private final RequestActor actor;

    SettingsResource(ReadTenants read, EditTenants edit, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getSettings",
            summary = "Shows the tenant's settings",
            description =
                    "Branding, default locale and time zone, allowed origins, and, to be read only, limits and retention.")
    @APIResponse(responseCode = "200", description = "The settings; ETag is their revision")
    public Uni<RestResponse<SettingsView>> get() {
        return read.get(caller.tenant()).map(SettingsResource::tagged);
    }

    @PUT
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replaceSettings",
            summary = "Replaces branding, default locale, time zone and allowed origins",
            description =
                    "Name, limits and retention stay as platform administrators set them; allowed origins that are not given"
                            + " stay as they are.")
    @APIResponse(responseCode = "200", description = "The settings as they are now; ETag is their new revision")
    public Uni<RestResponse<SettingsView>> replace(@HeaderParam("If-Match") String ifMatch, SettingsRequest request) {
        TenantId tenant = caller.tenant();
        OwnSettings own = Bodies.required(request).validated();
        return edit.replaceOwn(actor.get(), tenant, own, Revision.ifMatch(ifMatch))
                .map(SettingsResource::tagged);
    }

    private static RestResponse<SettingsView> tagged(Tenant tenant) {
        return RestResponse.ResponseBuilder.ok(SettingsView.of(tenant))
                .header("ETag", Revision.tag(tenant.revision()))
                .build();
    }
}
