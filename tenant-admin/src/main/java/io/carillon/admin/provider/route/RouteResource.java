package io.carillon.admin.provider.route;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.Revision;
import io.carillon.events.Channel;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A tenant's routes: which provider accounts are tried first on each channel. */
@Path("/api/v1/admin/provider-routes")
@Tag(name = "providers")
public class RouteResource {
    private static final String EXAMPLE = """
            {"groups": [
              {"accounts": [{"id": "01900000-0000-7000-8000-0000000001e1", "weight": 80},
                            {"id": "01900000-0000-7000-8000-0000000001e6", "weight": 20}]},
              {"accounts": [{"id": "01900000-0000-7000-8000-0000000001e2", "enabled": true}]}]}
            """;

    private final EditRoutes routes;
    private final CurrentCaller caller;
    private final RequestActor actor;

    RouteResource(EditRoutes routes, CurrentCaller caller, RequestActor actor) {
        this.routes = routes;
        this.caller = caller;
        this.actor = actor;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listProviderRoutes",
            summary = "Lists the routes of all channels that have accounts",
            description = "Each route has its own revision; it is the ETag of that channel's route.")
    @APIResponse(responseCode = "200", description = "The routes; nextCursor is always null")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "403", description = "The token does not allow it")
    public Uni<Page<RouteView>> list() {
        return routes.list(caller.tenant()).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/{channel}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getProviderRoute",
            summary = "Shows a channel's route",
            description = "Groups are tried one after the other; the accounts of a group share by weight.")
    @APIResponse(responseCode = "200", description = "The route, with its ETag; empty when the channel has no accounts")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "403", description = "The token does not allow it")
    @APIResponse(responseCode = "404", description = "There is no such channel")
    public Uni<RestResponse<RouteView>> get(
            @Parameter(description = "email, sms, push or whatsapp") @PathParam("channel") String channel) {
        return routes.get(caller.tenant(), channel(channel)).map(RouteResource::tagged);
    }

    @PUT
    @Path("/{channel}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replaceProviderRoute",
            summary = "Replaces a channel's route as a whole",
            description = "Order, shares and what is enabled, in one change: the groups name every account of the"
                    + " channel exactly once. Weights and enabled flags left out stay as they are.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "two by weight, then a fallback", value = EXAMPLE)))
    @APIResponse(responseCode = "200", description = "The new route, with its ETag; the next send uses it")
    @APIResponse(responseCode = "400", description = "The body is no JSON object")
    @APIResponse(responseCode = "401", description = "No valid access token")
    @APIResponse(responseCode = "403", description = "The token does not allow it")
    @APIResponse(responseCode = "404", description = "There is no such channel")
    @APIResponse(responseCode = "412", description = "The route was changed since it was read")
    @APIResponse(responseCode = "422", description = "An account is missing, named twice or not of this channel")
    public Uni<RestResponse<RouteView>> replace(
            @Parameter(description = "email, sms, push or whatsapp") @PathParam("channel") String channel,
            @Parameter(description = "ETag of the route as it was read") @HeaderParam("If-Match") String ifMatch,
            RouteRequest request) {
        return routes.replace(
                        caller.tenant(),
                        actor.get(),
                        channel(channel),
                        Bodies.required(request),
                        Revision.ifMatch(ifMatch))
                .map(RouteResource::tagged);
    }

    private static RestResponse<RouteView> tagged(RouteView route) {
        return RestResponse.ResponseBuilder.ok(route)
                .header("ETag", route.tag())
                .build();
    }

    private static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }
}
