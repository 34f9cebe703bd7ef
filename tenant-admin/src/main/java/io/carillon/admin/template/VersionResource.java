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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A template's versions: publishing one, putting an older one in use again, looking at them. */
@Path("/api/v1/admin/templates/{id}")
@Tag(name = "templates")
@APIResponse(responseCode = "401", description = "No valid access token")
@APIResponse(responseCode = "403", description = "The token does not allow it")
@APIResponse(responseCode = "404", description = "There is no such template or version")
public class VersionResource {
    private final ReadTemplates read;
    private final PublishTemplate publish;
    private final RollBackTemplate rollback;
    private final CurrentCaller caller;
    private final RequestActor actor;

    VersionResource(
            ReadTemplates read,
            PublishTemplate publish,
            RollBackTemplate rollback,
            CurrentCaller caller,
            RequestActor actor) {
        this.read = read;
        this.publish = publish;
        this.rollback = rollback;
        this.caller = caller;
        this.actor = actor;
    }

    @POST
    @Path("/publish")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "publishTemplate",
            summary = "Freezes the draft as the next version and puts it in use",
            description = "Checks that it is complete in the tenant's default locale on every channel, that every"
                    + " source parses, that its schema, layout, digest and escalation make sense. MJML becomes HTML."
                    + " The next send uses it.")
    @APIResponse(responseCode = "200", description = "The new version with warnings, and the template's new ETag")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    @APIResponse(responseCode = "422", description = "errors lists each fault with its place; nothing was published")
    public Uni<RestResponse<VersionView>> publish(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "ETag that was read; absent: whatever is there") @HeaderParam("If-Match")
                    String ifMatch) {
        return publish.publish(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch))
                .map(TemplateAnswers::published);
    }

    @POST
    @Path("/rollback")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "rollBackTemplate",
            summary = "Puts an older version in use again",
            description = "Draft and versions stay as they are. The next send uses the version named.")
    @APIResponse(responseCode = "200", description = "The template, with its new ETag")
    @APIResponse(responseCode = "400", description = "No version is named")
    @APIResponse(responseCode = "412", description = "It was changed since it was read")
    @APIResponse(responseCode = "422", description = "The version's layout does not exist any more")
    public Uni<RestResponse<TemplateView>> rollBack(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "ETag that was read; absent: whatever is there") @HeaderParam("If-Match")
                    String ifMatch,
            RollbackRequest request) {
        TenantId tenant = caller.tenant();
        int version = Bodies.required(request).validated();
        return rollback.rollBack(tenant, actor.get(), id, version, Revision.ifMatch(ifMatch))
                .map(TemplateAnswers::ok);
    }

    @GET
    @Path("/versions")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listTemplateVersions",
            summary = "Lists a template's published versions, newest first",
            description = "Without their sources, which a single version shows.")
    @APIResponse(responseCode = "200", description = "A page of versions; nextCursor is null on the last one")
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    public Uni<Page<VersionSummary>> versions(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "1 to 200, 50 when absent") @QueryParam("limit") Integer limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        return read.listVersions(caller.tenant(), id, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/versions/{version}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getTemplateVersion",
            summary = "Shows a published version",
            description = "In the shape of a draft, so that the two can be compared field by field. Where a content was"
                    + " written in MJML, html is what it became.")
    @APIResponse(responseCode = "200", description = "The version; it never changes")
    public Uni<VersionView> version(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "The version's number") @PathParam("version") int version) {
        return read.getVersion(caller.tenant(), id, version).map(VersionView::of);
    }
}
