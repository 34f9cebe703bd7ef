package io.carillon.admin.template;

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

/** A named tenant's templates, for platform administrators. */
@Path("/api/v1/admin/tenants/{tenantId}/templates")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "templates")
public class TenantTemplateResource {
    private final ReadTemplates read;
    private final EditTemplates edit;
    private final PublishTemplate publish;

    private final RequestActor actor;

    TenantTemplateResource(ReadTemplates read, EditTemplates edit, PublishTemplate publish, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.publish = publish;

        this.actor = actor;
    }

    @POST
    @Operation(summary = "Creates a template as a draft")
    public Uni<RestResponse<TemplateView>> create(@PathParam("tenantId") UUID tenantId, TemplateRequest request) {
        return edit.create(
                        new TenantId(tenantId),
                        actor.get(),
                        Bodies.required(request).validated())
                .map(template -> TemplateAnswers.created("/api/v1/admin/tenants/" + tenantId + "/templates", template));
    }

    @GET
    @Operation(summary = "Lists templates, oldest first")
    public Uni<Page<TemplateView>> list(
            @PathParam("tenantId") UUID tenantId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return read.list(new TenantId(tenantId), PageRequest.of(limit, cursor)).map(page -> page.map(TemplateView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a template's draft")
    public Uni<RestResponse<TemplateView>> get(@PathParam("tenantId") UUID tenantId, @PathParam("id") UUID id) {
        return read.get(new TenantId(tenantId), id).map(TemplateAnswers::ok);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replaces a template's draft; nothing changes for recipients until it is published")
    public Uni<RestResponse<TemplateView>> replace(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            TemplateRequest request) {
        TemplateDraft draft = Bodies.required(request).validated();
        return edit.replace(new TenantId(tenantId), actor.get(), id, draft, Revision.ifMatch(ifMatch))
                .map(TemplateAnswers::ok);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a template with all its versions")
    public Uni<Void> delete(
            @PathParam("tenantId") UUID tenantId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(new TenantId(tenantId), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }

    @POST
    @Path("/{id}/publish")
    @Operation(summary = "Freezes the draft as the next version and puts it in use")
    public Uni<TemplateVersion> publish(
            @PathParam("tenantId") UUID tenantId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return publish.publish(new TenantId(tenantId), actor.get(), id, Revision.ifMatch(ifMatch));
    }

    @GET
    @Path("/{id}/versions")
    @Operation(summary = "Lists a template's published versions, newest first")
    public Uni<Page<TemplateVersion>> versions(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("id") UUID id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return read.listVersions(new TenantId(tenantId), id, PageRequest.of(limit, cursor));
    }
}
