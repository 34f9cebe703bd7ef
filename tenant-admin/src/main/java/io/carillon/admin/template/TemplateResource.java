package io.carillon.admin.template;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A tenant's templates. */
@Path("/api/v1/admin/templates")
@Tag(name = "templates")
public class TemplateResource {
    private final ReadTemplates read;
    private final EditTemplates edit;
    private final PublishTemplate publish;
    private final CurrentCaller caller;
    private final RequestActor actor;

    TemplateResource(
            ReadTemplates read, EditTemplates edit, PublishTemplate publish, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.publish = publish;
        this.caller = caller;
        this.actor = actor;
    }

    @POST
    @PermissionsAllowed({Scopes.TEMPLATES_WRITE, Scopes.ADMIN_WRITE})
    @Operation(summary = "Creates a template as a draft")
    public Uni<RestResponse<TemplateView>> create(TemplateRequest request) {
        return edit.create(
                        caller.tenant(), actor.get(), Bodies.required(request).validated())
                .map(template -> TemplateAnswers.created(template));
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(summary = "Lists templates, oldest first")
    public Uni<Page<TemplateView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return read.list(caller.tenant(), PageRequest.of(limit, cursor)).map(page -> page.map(TemplateView::of));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(summary = "Shows a template's draft")
    public Uni<RestResponse<TemplateView>> get(@PathParam("id") UUID id) {
        return read.get(caller.tenant(), id).map(TemplateAnswers::ok);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed({Scopes.TEMPLATES_WRITE, Scopes.ADMIN_WRITE})
    @Operation(summary = "Replaces a template's draft; nothing changes for recipients until it is published")
    public Uni<RestResponse<TemplateView>> replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, TemplateRequest request) {
        TenantId tenant = caller.tenant();
        TemplateDraft draft = Bodies.required(request).validated();
        return edit.replace(tenant, actor.get(), id, draft, Revision.ifMatch(ifMatch))
                .map(TemplateAnswers::ok);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed({Scopes.TEMPLATES_WRITE, Scopes.ADMIN_WRITE})
    @Operation(summary = "Deletes a template with all its versions")
    public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }

    @POST
    @Path("/{id}/publish")
    @PermissionsAllowed({Scopes.TEMPLATES_WRITE, Scopes.ADMIN_WRITE})
    @Operation(summary = "Freezes the draft as the next version and puts it in use")
    public Uni<TemplateVersion> publish(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return publish.publish(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch));
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(summary = "Lists a template's published versions, newest first")
    public Uni<Page<TemplateVersion>> versions(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return read.listVersions(caller.tenant(), id, PageRequest.of(limit, cursor));
    }
}
