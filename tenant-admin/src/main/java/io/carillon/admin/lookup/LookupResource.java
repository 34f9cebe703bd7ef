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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Values as they hold for a tenant. */
@Path(LookupResource.PATH)
@Tag(name = "lookups")
public class LookupResource {
    static final String PATH = "/api/v1/admin/lookups";

    private final ReadLookups read;
    private final EditLookups edit;
    private final CurrentCaller caller;
    private final RequestActor actor;

    LookupResource(ReadLookups read, EditLookups edit, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listLookups",
            summary = "Lists values as they hold for the tenant",
            description =
                    "The system's values with the tenant's changes laid over them, and the tenant's own; sorted by type,"
                            + " order and code.")
    @APIResponse(responseCode = "200", description = "One page of values")
    public Uni<Page<Lookup>> list(
            @QueryParam("type") @Parameter(description = "Only values of this type", example = "category") String type,
            @QueryParam("enabled") @Parameter(description = "Only enabled or only disabled values") Boolean enabled,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return read.list(caller.tenant(), new LookupSearch(type, enabled, PageRequest.of(limit, cursor)));
    }

    @GET
    @Path("/{type}/{code: .+}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getLookup",
            summary = "Shows a value as it holds for the tenant",
            description =
                    "Its origin tells whether it is the system's, the system's changed by the tenant, or the tenant's own.")
    @APIResponse(
            responseCode = "200",
            description = "The value; ETag is the revision of the tenant's own row, 0 for none")
    public Uni<RestResponse<Lookup>> get(@PathParam("type") String type, @PathParam("code") String code) {
        return read.get(caller.tenant(), type, code).map(LookupResource::tagged);
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "createLookup",
            summary = "Adds a value of the tenant's own",
            description = "Only to types that are extensible. What the system has already is changed with PUT.")
    @APIResponse(responseCode = "201", description = "The value; ETag is its revision")
    @APIResponse(
            responseCode = "409",
            description = "The code is taken, or the type has exactly the values Carillon knows")
    public Uni<RestResponse<Lookup>> create(LookupRequest request) {
        TenantId tenant = caller.tenant();
        return edit.create(tenant, actor.get(), Bodies.required(request)).map(LookupResource::created);
    }

    @PUT
    @Path("/{type}/{code: .+}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replaceLookup",
            summary = "Changes a value for the tenant",
            description =
                    "The tenant's own value is replaced. A value of the system is overridden for this tenant: renamed,"
                            + " disabled, moved or given other attributes; what is left out stays as the system has it.")
    @APIResponse(responseCode = "200", description = "The value as it holds now; ETag is its new revision")
    public Uni<RestResponse<Lookup>> replace(
            @PathParam("type") String type,
            @PathParam("code") String code,
            @HeaderParam("If-Match") String ifMatch,
            LookupRequest request) {
        TenantId tenant = caller.tenant();
        return edit.replace(tenant, actor.get(), type, code, Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(LookupResource::tagged);
    }

    @DELETE
    @Path("/{type}/{code: .+}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "deleteLookup",
            summary = "Takes the tenant's own value or override away",
            description =
                    "After an override, the system's value shows again. Values of the system cannot be deleted, only"
                            + " disabled.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "The value belongs to the system")
    public Uni<Void> delete(
            @PathParam("type") String type, @PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), type, code, Revision.ifMatch(ifMatch));
    }

    private static RestResponse<Lookup> created(Lookup value) {
        return RestResponse.ResponseBuilder.<Lookup>created(URI.create(PATH + "/" + value.type() + "/" + value.code()))
                .header("ETag", Revision.tag(value.revision()))
                .entity(value)
                .build();
    }

    private static RestResponse<Lookup> tagged(Lookup value) {
        return RestResponse.ResponseBuilder.ok(value)
                .header("ETag", Revision.tag(value.revision()))
                .build();
    }
}
