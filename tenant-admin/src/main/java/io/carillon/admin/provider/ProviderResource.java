package io.carillon.admin.provider;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.http.Revision;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
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

/** A tenant's provider accounts. */
@Path("/api/v1/admin/providers")
@Tag(name = "providers")
public class ProviderResource {
    private final ReadProviders read;
    private final EditProviders edit;
    private final CurrentCaller caller;
    private final RequestActor actor;

    ProviderResource(ReadProviders read, EditProviders edit, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(summary = "Creates a provider account; its secrets are sealed and never shown again")
    public Uni<RestResponse<ProviderView>> create(ProviderRequest request) {
        return edit.create(caller.tenant(), actor.get(), Bodies.required(request))
                .map(provider -> ProviderAnswers.created(provider));
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(summary = "Lists provider accounts, oldest first")
    public Uni<Page<ProviderView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return read.list(caller.tenant(), PageRequest.of(limit, cursor)).map(page -> page.map(ProviderView::of));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(summary = "Shows a provider account")
    public Uni<RestResponse<ProviderView>> get(@PathParam("id") UUID id) {
        return read.get(caller.tenant(), id).map(ProviderAnswers::ok);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(summary = "Replaces a provider account; secrets left out stay as they are")
    public Uni<RestResponse<ProviderView>> replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ProviderRequest request) {
        return edit.replace(caller.tenant(), actor.get(), id, Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(ProviderAnswers::ok);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(summary = "Deletes a provider account")
    public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }
}
