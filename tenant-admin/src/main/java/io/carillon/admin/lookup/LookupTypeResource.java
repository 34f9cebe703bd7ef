package io.carillon.admin.lookup;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Types of lookups: the system's and the tenant's own. */
@Path(LookupTypeResource.PATH)
@Tag(name = "lookups")
public class LookupTypeResource {
    static final String PATH = "/api/v1/admin/lookup-types";

    private final ReadLookups read;
    private final EditLookupTypes edit;
    private final CurrentCaller caller;
    private final RequestActor actor;

    LookupTypeResource(ReadLookups read, EditLookupTypes edit, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listLookupTypes",
            summary = "Lists types of lookups by code",
            description = "Those of the system and the tenant's own.")
    @APIResponse(responseCode = "200", description = "One page of types")
    public Uni<Page<LookupType>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return read.listTypes(caller.tenant(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getLookupType",
            summary = "Shows a type of lookups",
            description = "Its values are listed under /lookups?type=.")
    @APIResponse(responseCode = "200", description = "The type; ETag is its revision")
    public Uni<RestResponse<LookupType>> get(@PathParam("code") String code) {
        return read.getType(caller.tenant(), code).map(LookupTypeResource::tagged);
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "createLookupType",
            summary = "Adds a type of the tenant's own",
            description =
                    "The tenant's programs and templates may use its values as they like; Carillon gives them no meaning.")
    @APIResponse(responseCode = "201", description = "The type; ETag is its revision")
    @APIResponse(responseCode = "409", description = "The code is taken")
    public Uni<RestResponse<LookupType>> create(LookupTypeRequest request) {
        TenantId tenant = caller.tenant();
        return edit.create(tenant, actor.get(), Bodies.required(request).validatedNew())
                .map(LookupTypeResource::created);
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replaceLookupType",
            summary = "Renames a type",
            description = "Only types of the tenant's own; those of the system are renamed by platform administrators.")
    @APIResponse(responseCode = "200", description = "The type as it is now; ETag is its new revision")
    @APIResponse(responseCode = "409", description = "The type belongs to the system")
    public Uni<RestResponse<LookupType>> replace(
            @PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, LookupTypeRequest request) {
        TenantId tenant = caller.tenant();
        LookupTypeRequest wanted = Bodies.required(request).validated();
        return edit.replace(tenant, actor.get(), code, wanted, Revision.ifMatch(ifMatch))
                .map(LookupTypeResource::tagged);
    }

    @DELETE
    @Path("/{code}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "deleteLookupType",
            summary = "Deletes a type of the tenant's own, with its values",
            description = "Types of the system cannot be deleted.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "The type belongs to the system")
    public Uni<Void> delete(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), code, Revision.ifMatch(ifMatch));
    }

    private static RestResponse<LookupType> created(LookupType type) {
        return RestResponse.ResponseBuilder.<LookupType>created(URI.create(PATH + "/" + type.code()))
                .header("ETag", Revision.tag(type.revision()))
                .entity(type)
                .build();
    }

    private static RestResponse<LookupType> tagged(LookupType type) {
        return RestResponse.ResponseBuilder.ok(type)
                .header("ETag", Revision.tag(type.revision()))
                .build();
    }
}
