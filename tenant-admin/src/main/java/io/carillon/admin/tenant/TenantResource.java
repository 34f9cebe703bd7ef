package io.carillon.admin.tenant;

import io.carillon.admin.IdSource;
import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.http.Revision;
import io.carillon.tenancy.Roles;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Tenants, for platform administrators. */
@Path("/api/v1/admin/tenants")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "tenants")
public class TenantResource {
    private final ReadTenants read;
    private final FoundTenant founding;
    private final EditTenants edit;
    private final RepublishSnapshots republish;
    private final RequestActor actor;
    private final IdSource ids;

    TenantResource(
            ReadTenants read,
            FoundTenant founding,
            EditTenants edit,
            RepublishSnapshots republish,
            RequestActor actor,
            IdSource ids) {
        this.read = read;
        this.founding = founding;
        this.edit = edit;
        this.republish = republish;
        this.actor = actor;
        this.ids = ids;
    }

    @POST
    @Operation(
            operationId = "createTenant",
            summary = "Creates a tenant",
            description =
                    "With the system's defaults where nothing is said; it can send as soon as it has provider accounts.")
    @APIResponse(responseCode = "201", description = "The tenant; ETag is its revision")
    public Uni<RestResponse<TenantView>> create(TenantRequest request) {
        return founding.found(
                        new TenantId(ids.next()),
                        actor.get(),
                        Bodies.required(request).validated())
                .map(TenantResource::created);
    }

    @GET
    @Operation(
            operationId = "listTenants",
            summary = "Lists tenants, oldest first",
            description = "Suspended ones included.")
    @APIResponse(responseCode = "200", description = "One page of tenants")
    public Uni<Page<TenantView>> list(
            @Parameter(
                            description =
                                    "Only those whose name begins like this, in upper or lower case, or whose id it is")
                    @QueryParam("q")
                    String q,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return TenantSearch.of(q)
                .map(search -> read.search(search, page))
                .orElseGet(() -> read.list(page))
                .map(found -> found.map(TenantView::of));
    }

    @GET
    @Path("/{tenantId}")
    @Operation(
            operationId = "getTenant",
            summary = "Shows a tenant",
            description = "All that platform administrators decide about it, and its own settings.")
    @APIResponse(responseCode = "200", description = "The tenant; ETag is its revision")
    public Uni<RestResponse<TenantView>> get(@PathParam("tenantId") UUID tenantId) {
        return read.get(new TenantId(tenantId)).map(TenantResource::tagged);
    }

    @PUT
    @Path("/{tenantId}")
    @Operation(
            operationId = "replaceTenant",
            summary = "Replaces a tenant's settings",
            description = "What is left out becomes the default: no limits, the suite's own retention, no branding."
                    + " Whether it is a sandbox, and its allowed origins, stay as they are unless said.")
    @APIResponse(responseCode = "200", description = "The tenant as it is now; ETag is its new revision")
    public Uni<RestResponse<TenantView>> replace(
            @PathParam("tenantId") UUID tenantId, @HeaderParam("If-Match") String ifMatch, TenantRequest request) {
        return edit.replace(actor.get(), new TenantId(tenantId), Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(TenantResource::tagged);
    }

    @POST
    @Path("/{tenantId}/suspend")
    @Operation(
            operationId = "suspendTenant",
            summary = "Suspends a tenant",
            description = "Its requests are refused from now on; what it had scheduled is held.")
    @APIResponse(responseCode = "200", description = "The tenant, suspended")
    public Uni<RestResponse<TenantView>> suspend(
            @PathParam("tenantId") UUID tenantId, @HeaderParam("If-Match") String ifMatch) {
        return edit.suspend(actor.get(), new TenantId(tenantId), Revision.ifMatch(ifMatch))
                .map(TenantResource::tagged);
    }

    @POST
    @Path("/{tenantId}/activate")
    @Operation(
            operationId = "activateTenant",
            summary = "Ends a tenant's suspension",
            description = "Its requests are accepted again, and what was held goes on.")
    @APIResponse(responseCode = "200", description = "The tenant, active")
    public Uni<RestResponse<TenantView>> activate(
            @PathParam("tenantId") UUID tenantId, @HeaderParam("If-Match") String ifMatch) {
        return edit.activate(actor.get(), new TenantId(tenantId), Revision.ifMatch(ifMatch))
                .map(TenantResource::tagged);
    }

    @POST
    @Path("/republish")
    @Operation(
            operationId = "republishSnapshots",
            summary = "Publishes every tenant's snapshot again",
            description = "For example after the Kafka cluster was replaced. Answers when all are on their way.")
    @APIResponse(
            responseCode = "202",
            description = "How many tenants there are",
            content = @Content(mediaType = "application/json", example = "{\"tenants\": 12}"))
    public Uni<RestResponse<Map<String, Integer>>> republish() {
        return republish.republish(actor.get()).map(count -> RestResponse.ResponseBuilder.create(
                        RestResponse.Status.ACCEPTED, Map.of("tenants", count))
                .build());
    }

    private static RestResponse<TenantView> created(Tenant tenant) {
        return RestResponse.ResponseBuilder.<TenantView>created(URI.create("/api/v1/admin/tenants/" + tenant.id()))
                .header("ETag", Revision.tag(tenant.revision()))
                .entity(TenantView.of(tenant))
                .build();
    }

    private static RestResponse<TenantView> tagged(Tenant tenant) {
        return RestResponse.ResponseBuilder.ok(TenantView.of(tenant))
                .header("ETag", Revision.tag(tenant.revision()))
                .build();
    }
}
