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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A tenant's templates: their drafts. */
@Path("/api/v1/admin/templates")
@Tag(name = "templates", description = "One draft each, immutable published versions")
@APIResponse(responseCode = "401", description = "No valid access token")
@APIResponse(responseCode = "403", description = "The token does not allow it")
public class TemplateResource {
    private final ReadTemplates read;
    private final EditTemplates edit;
    private final CurrentCaller caller;
    private final RequestActor actor;

    TemplateResource(ReadTemplates read, EditTemplates edit, CurrentCaller caller, RequestActor actor) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
    }

    @POST
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "createTemplate",
            summary = "Creates a template as a draft",
            description = "A draft is checked for form only and reaches nobody until it is published.")
    @APIResponse(responseCode = "201", description = "The template, with its ETag")
    @APIResponse(responseCode = "400", description = "The body is no JSON object, or errors lists the fields at fault")
    @APIResponse(responseCode = "409", description = "Another template has this code")
    public Uni<RestResponse<TemplateView>> create(TemplateRequest request) {
        TenantId tenant = caller.tenant();
        return edit.create(tenant, actor.get(), Bodies.required(request).validated())
                .map(TemplateAnswers::created);
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listTemplates",
            summary = "Lists templates, oldest first",
            description = "Without their sources, which a single template shows.")
    @APIResponse(responseCode = "200", description = "A page of templates; nextCursor is null on the last one")
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    public Uni<Page<TemplateSummary>> list(
            @Parameter(description = "1 to 200, 50 when absent") @QueryParam("limit") Integer limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Only templates of this category") @QueryParam("category") String category,
            @Parameter(description = "Only templates whose code or name contains this") @QueryParam("search")
                    String search) {
        return read.list(caller.tenant(), PageRequest.of(limit, cursor), category, search)
                .map(page -> page.map(TemplateSummary::of));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getTemplate",
            summary = "Shows a template's draft",
            description = "publishedVersion tells which version is in use; absent before the first publication.")
    @APIResponse(responseCode = "200", description = "The template, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such template")
    public Uni<RestResponse<TemplateView>> get(@Parameter(description = "The template's id") @PathParam("id") UUID id) {
        return read.get(caller.tenant(), id).map(TemplateAnswers::ok);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "replaceTemplate",
            summary = "Replaces a template's draft",
            description = "Nothing changes for recipients until it is published. The code cannot be changed.")
    @APIResponse(responseCode = "200", description = "The template, with its new ETag")
    @APIResponse(responseCode = "400", description = "The body is no JSON object, or errors lists the fields at fault")
    @APIResponse(responseCode = "404", description = "There is no such template")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    public Uni<RestResponse<TemplateView>> replace(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "ETag that was read; absent: whatever is there") @HeaderParam("If-Match")
                    String ifMatch,
            TemplateRequest request) {
        TenantId tenant = caller.tenant();
        TemplateDraft draft = Bodies.required(request).validated();
        return edit.replace(tenant, actor.get(), id, draft, Revision.ifMatch(ifMatch))
                .map(TemplateAnswers::ok);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "deleteTemplate",
            summary = "Deletes a template with all its versions",
            description = "Requests that name it are refused from now on; what was accepted before may fail to render.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such template")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    public Uni<Void> delete(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "ETag that was read; absent: whatever is there") @HeaderParam("If-Match")
                    String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }
}
