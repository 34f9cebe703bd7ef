package io.carillon.admin.webhook;

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
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a tenant wants to be told. */
@Path(WebhookEndpointResource.PATH)
@Tag(name = "webhook endpoints")
public class WebhookEndpointResource {
    static final String PATH = "/api/v1/admin/webhook-endpoints";

    private final ReadEndpoints read;
    private final EditEndpoints edit;
    private final CurrentCaller caller;
    private final RequestActor actor;
    private final Clock clock;

    WebhookEndpointResource(
            ReadEndpoints read, EditEndpoints edit, CurrentCaller caller, RequestActor actor, Clock clock) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
        this.clock = clock;
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "createWebhookEndpoint",
            summary = "Adds an endpoint",
            description =
                    "The answer holds the signing secret, this once. Posts are signed as Standard Webhooks says. The"
                            + " address must be https and lead into the public internet.")
    @APIResponse(responseCode = "201", description = "The endpoint with its signing secret; ETag is its revision")
    public Uni<RestResponse<EndpointView>> create(EndpointRequest request) {
        TenantId tenant = caller.tenant();
        return edit.create(tenant, actor.get(), Bodies.required(request)).map(WebhookEndpointResource::created);
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listWebhookEndpoints",
            summary = "Lists endpoints, oldest first",
            description = "Disabled ones included; secrets and values of headers are not shown.")
    @APIResponse(responseCode = "200", description = "One page of endpoints")
    public Uni<Page<EndpointView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return read.list(caller.tenant(), PageRequest.of(limit, cursor)).map(page -> page.map(this::view));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getWebhookEndpoint",
            summary = "Shows an endpoint",
            description = "With the names of its live signing secrets, not the secrets.")
    @APIResponse(responseCode = "200", description = "The endpoint; ETag is its revision")
    public Uni<RestResponse<EndpointView>> get(@PathParam("id") UUID id) {
        return read.get(caller.tenant(), id).map(this::view).map(WebhookEndpointResource::tagged);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replaceWebhookEndpoint",
            summary = "Replaces an endpoint's settings",
            description =
                    "Its secrets stay; headers left out stay too. A secret in the body is ignored: rotate it instead.")
    @APIResponse(responseCode = "200", description = "The endpoint as it is now; ETag is its new revision")
    public Uni<RestResponse<EndpointView>> replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, EndpointRequest request) {
        TenantId tenant = caller.tenant();
        return edit.replace(tenant, actor.get(), id, Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(WebhookEndpointResource::tagged);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "deleteWebhookEndpoint",
            summary = "Deletes an endpoint",
            description = "It is told nothing from now on; what was already under way to it may still arrive.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch));
    }

    @POST
    @Path("/{id}/rotate-secret")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Replaces the signing secret",
            description =
                    "The new secret, shown this once, signs at once; the old one goes on signing beside it for the time"
                            + " that is asked for, a day when nothing is said. One that was replaced before that ends now.")
    @APIResponse(responseCode = "200", description = "The endpoint with its new signing secret")
    public Uni<RestResponse<EndpointView>> rotate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, RotateRequest request) {
        TenantId tenant = caller.tenant();
        RotateRequest wanted = (request == null ? new RotateRequest(null, null) : request).validated();
        return edit.rotate(tenant, actor.get(), id, wanted, Revision.ifMatch(ifMatch))
                .map(WebhookEndpointResource::tagged);
    }

    private EndpointView view(WebhookEndpoint endpoint) {
        return EndpointView.of(endpoint, clock.instant());
    }

    private static RestResponse<EndpointView> created(EndpointView endpoint) {
        return RestResponse.ResponseBuilder.<EndpointView>created(URI.create(PATH + "/" + endpoint.id()))
                .header("ETag", Revision.tag(endpoint.revision()))
                .entity(endpoint)
                .build();
    }

    private static RestResponse<EndpointView> tagged(EndpointView endpoint) {
        return RestResponse.ResponseBuilder.ok(endpoint)
                .header("ETag", Revision.tag(endpoint.revision()))
                .build();
    }
}
