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
    @Operation(summary = "Creates a tenant")
    public Uni<RestResponse<TenantView>> create(TenantRequest request) {
        return founding.found(
                        new TenantId(ids.next()),
                        actor.get(),
                        Bodies.required(request).validated())
                .map(TenantResource::created);
    }

    @GET
    @Operation(summary = "Lists tenants, oldest first")
    public Uni<Page<TenantView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return read.list(PageRequest.of(limit, cursor)).map(page -> page.map(TenantView::of));
    }

    @GET
    @Path("/{tenantId}")
    @Operation(summary = "Shows a tenant")
    public Uni<RestResponse<TenantView>> get(@PathParam("tenantId") UUID tenantId) {
        return read.get(new TenantId(tenantId)).map(TenantResource::tagged);
    }

    @PUT
    @Path("/{tenantId}")
    @Operation(summary = "Replaces a tenant's settings")
    public Uni<RestResponse<TenantView>> replace(
            @PathParam("tenantId") UUID tenantId, @HeaderParam("If-Match") String ifMatch, TenantRequest request) {
        return edit.replace(
                        actor.get(),
                        new TenantId(tenantId),
                        Bodies.required(request).validated(),
                        Revision.ifMatch(ifMatch))
                .map(TenantResource::tagged);
    }

    @POST
    @Path("/{tenantId}/suspend")
    @Operation(summary = "Suspends a tenant: its requests are refused from now on")
    public Uni<TenantView> suspend(@PathParam("tenantId") UUID tenantId) {
        return edit.suspend(actor.get(), new TenantId(tenantId)).map(TenantView::of);
    }

    @POST
    @Path("/{tenantId}/activate")
    @Operation(summary = "Ends a tenant's suspension")
    public Uni<TenantView> activate(@PathParam("tenantId") UUID tenantId) {
        return edit.activate(actor.get(), new TenantId(tenantId)).map(TenantView::of);
    }

    @POST
    @Path("/republish")
    @Operation(summary = "Publishes every tenant's snapshot again, for example to a new Kafka cluster")
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
