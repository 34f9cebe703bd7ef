package io.carillon.admin.provider;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.http.Revision;
import io.carillon.tenancy.Roles;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A named tenant's provider accounts, for platform administrators. */
@Path("/api/v1/admin/tenants/{tenantId}/providers")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "providers")
public class TenantProviderResource {
    private final ReadProviders read;
    private final EditProviders edit;

    private final RequestActor actor;

    TenantProviderResource(ReadProviders read, EditProviders edit, RequestActor actor) {
        this.read = read;
        this.edit = edit;

        this.actor = actor;
    }

    @POST
    @Operation(summary = "Creates a provider account; its secrets are sealed and never shown again")
    public Uni<RestResponse<ProviderView>> create(@PathParam("tenantId") UUID tenantId, ProviderRequest request) {
        return edit.create(new TenantId(tenantId), actor.get(), Bodies.required(request))
                .map(provider -> ProviderAnswers.created("/api/v1/admin/tenants/" + tenantId + "/providers", provider));
    }

    @GET
    @Operation(summary = "Lists provider accounts, oldest first")
    public Uni<Page<ProviderView>> list(
            @PathParam("tenantId") UUID tenantId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return read.list(new TenantId(tenantId), PageRequest.of(limit, cursor)).map(page -> page.map(ProviderView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a provider account")
    public Uni<RestResponse<ProviderView>> get(@PathParam("tenantId") UUID tenantId, @PathParam("id") UUID id) {
        return read.get(new TenantId(tenantId), id).map(ProviderAnswers::ok);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replaces a provider account; secrets left out stay as they are")
    public Uni<RestResponse<ProviderView>> replace(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            ProviderRequest request) {
        return edit.replace(
                        new TenantId(tenantId), actor.get(), id, Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(ProviderAnswers::ok);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a provider account")
    public Uni<Void> delete(
            @PathParam("tenantId") UUID tenantId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(new TenantId(tenantId), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }
}
