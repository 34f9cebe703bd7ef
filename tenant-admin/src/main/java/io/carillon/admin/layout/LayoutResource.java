package io.carillon.admin.layout;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.http.Revision;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A tenant's layouts. */
@Path("/api/v1/admin/layouts")
@Tag(name = "layouts", description = "Frames around e-mail bodies, with the tenant's branding")
@APIResponse(responseCode = "401", description = "No valid access token")
@APIResponse(responseCode = "403", description = "The token does not allow it")
public class LayoutResource {
    private final ReadLayouts read;
    private final EditLayouts edit;
    private final CurrentCaller caller;
    private final RequestActor actor;

    LayoutResource(ReadLayouts read, EditLayouts edit, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
    }

    @POST
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "createLayout",
            summary = "Creates a layout",
            description = "Its sources are checked; each must put out content, the rendered body.")
    @APIResponse(responseCode = "201", description = "The layout, with its ETag")
    @APIResponse(responseCode = "400", description = "The body is no JSON object, or errors lists the fields at fault")
    @APIResponse(responseCode = "409", description = "Another layout has this code")
    @APIResponse(responseCode = "422", description = "A source does not parse or never puts out content")
    public Uni<RestResponse<LayoutView>> create(LayoutRequest request) {
        TenantId tenant = caller.tenant();
        return edit.create(tenant, actor.get(), Bodies.required(request).validated())
                .map(LayoutResource::created);
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listLayouts",
            summary = "Lists layouts, oldest first",
            description = "With their sources: a tenant has few.")
    @APIResponse(responseCode = "200", description = "A page of layouts; nextCursor is null on the last one")
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    public Uni<Page<LayoutView>> list(
            @Parameter(description = "1 to 200, 50 when absent") @QueryParam("limit") Integer limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        return read.list(caller.tenant(), PageRequest.of(limit, cursor)).map(page -> page.map(LayoutView::of));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(operationId = "getLayout", summary = "Shows a layout", description = "With its sources.")
    @APIResponse(responseCode = "200", description = "The layout, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such layout")
    public Uni<RestResponse<LayoutView>> get(@Parameter(description = "The layout's id") @PathParam("id") UUID id) {
        return read.get(caller.tenant(), id).map(LayoutResource::tagged);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "replaceLayout",
            summary = "Replaces a layout",
            description = "The next e-mail of every template that names it uses it. The code cannot be changed.")
    @APIResponse(responseCode = "200", description = "The layout, with its new ETag")
    @APIResponse(responseCode = "400", description = "The body is no JSON object, or errors lists the fields at fault")
    @APIResponse(responseCode = "404", description = "There is no such layout")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    @APIResponse(responseCode = "422", description = "A source does not parse or never puts out content")
    public Uni<RestResponse<LayoutView>> replace(
            @Parameter(description = "The layout's id") @PathParam("id") UUID id,
            @Parameter(description = "ETag that was read; absent: whatever is there") @HeaderParam("If-Match")
                    String ifMatch,
            LayoutRequest request) {
        TenantId tenant = caller.tenant();
        LayoutSource source = Bodies.required(request).validated();
        return edit.replace(tenant, actor.get(), id, source, Revision.ifMatch(ifMatch))
                .map(LayoutResource::tagged);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "deleteLayout",
            summary = "Deletes a layout",
            description = "Only when no published version that requests may still name uses it.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such layout")
    @APIResponse(responseCode = "409", description = "Published templates use it; detail names them")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    public Uni<Void> delete(
            @Parameter(description = "The layout's id") @PathParam("id") UUID id,
            @Parameter(description = "ETag that was read; absent: whatever is there") @HeaderParam("If-Match")
                    String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }

    private static RestResponse<LayoutView> created(Layout layout) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, LayoutView.of(layout))
                .location(URI.create("/api/v1/admin/layouts/" + layout.id()))
                .header("ETag", Revision.tag(layout.revision()))
                .build();
    }

    private static RestResponse<LayoutView> tagged(Layout layout) {
        return ResponseBuilder.ok(LayoutView.of(layout))
                .header("ETag", Revision.tag(layout.revision()))
                .build();
    }
}
