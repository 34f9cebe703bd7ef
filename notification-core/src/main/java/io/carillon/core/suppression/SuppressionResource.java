package io.carillon.core.suppression;

import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The addresses a tenant does not write to any more. */
@Path("/api/v1/admin/suppressions")
@Tag(name = "Suppressions", description = "Addresses that are not written to any more")
@APIResponse(responseCode = "401", description = "No valid token", content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(responseCode = "403", description = "Not permitted", content = @Content(mediaType = Problem.MEDIA_TYPE))
class SuppressionResource {
    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final SuppressionRepository suppressions;
    private final Clock clock;

    SuppressionResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            SuppressionRepository suppressions,
            Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** How many were released. */
    @Schema(name = "SuppressionsReleased")
    record Released(
            @Schema(description = "How many suppressions were released")
            int released) {}

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listSuppressions",
            summary = "Suppressed addresses, newest first",
            description =
                    "Filters combine. An address is found by its exact value; in mail addresses capitals do not count.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = SuppressionView.Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "An unknown channel or reason, an address without a channel, or a foreign cursor",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SuppressionView.Page> list(
            @Parameter(description = "Only this channel", example = "email") @QueryParam("channel") String channel,
            @Parameter(description = "Only this reason", example = "hard-bounce") @QueryParam("reason") String reason,
            @Parameter(description = "Only this address; needs channel", example = "ada@example.org")
                    @QueryParam("address")
                    String address,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Entries on a page, 1 to 200") @QueryParam("limit") @DefaultValue("50")
                    int limit) {
        TenantId tenant = caller.tenant();
        SuppressionFilter filter = SuppressionParameters.filter(tenant, channel, reason, address);
        UUID before = SuppressionParameters.before(cursor);
        int size = Math.clamp(limit, 1, SuppressionParameters.MAX_LIMIT);
        return transactions
                .inTenant(pool, tenant, client -> suppressions.list(client, tenant, filter, before, size))
                .map(found -> SuppressionView.Page.of(found, size));
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "addSuppression",
            summary = "Suppress an address",
            description =
                    "From now on nothing is sent to it on this channel. Adding an address again changes nothing and "
                            + "answers the suppression that stands; only that of somebody who wrote STOP becomes yours, "
                            + "and then outlasts their START.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SuppressionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "by phone",
                                            value =
                                                    "{\"channel\":\"email\",\"address\":\"ada@example.org\",\"note\":\"asked by phone\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Suppressed",
            content = @Content(schema = @Schema(implementation = SuppressionView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address does not belong to the channel",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<SuppressionView>> add(SuppressionRequest request) {
        TenantId tenant = caller.tenant();
        SuppressionParameters.require(request != null ? request.violations() : SuppressionParameters.NO_BODY);
        Suppression wanted = request.suppression(tenant, clock.instant());
        return transactions
                .inTenant(pool, tenant, client -> add(client, wanted))
                .map(SuppressionView::of)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "releaseSuppression",
            summary = "Release one address",
            description = "From now on it is written to again.")
    @APIResponse(responseCode = "204", description = "Released")
    @APIResponse(
            responseCode = "404",
            description = "No suppression of this tenant has this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> release(@Parameter(description = "The suppression") @PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        UUID wanted = SuppressionParameters.id(id);
        return transactions
                .inTenant(pool, tenant, client -> suppressions.deleteAll(client, tenant, List.of(wanted)))
                .invoke(SuppressionParameters::requireFound)
                .replaceWithVoid();
    }

    @POST
    @Path("/release")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "releaseSuppressions",
            summary = "Release many addresses",
            description =
                    "By ids, or all that match a filter naming at least one field. Ids that are unknown count for nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SuppressionRequest.Release.class),
                            examples =
                                    @ExampleObject(
                                            name = "all complaints",
                                            value = "{\"filter\":{\"channel\":\"email\",\"reason\":\"complaint\"}}")))
    @APIResponse(
            responseCode = "200",
            description = "Released",
            content = @Content(schema = @Schema(implementation = Released.class)))
    @APIResponse(
            responseCode = "400",
            description = "Neither ids nor a filter, or both",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Released> releaseMany(SuppressionRequest.Release request) {
        TenantId tenant = caller.tenant();
        SuppressionParameters.requireOneKind(request);
        return transactions
                .inTenant(pool, tenant, client -> releaseMany(client, tenant, request))
                .map(Released::new);
    }

    private Uni<Suppression> add(SqlClient client, Suppression wanted) {
        return suppressions
                .insertAll(client, List.of(wanted))
                .chain(() -> suppressions.find(client, wanted.key()))
                .map(found -> found.orElse(wanted));
    }

    private Uni<Integer> releaseMany(SqlClient client, TenantId tenant, SuppressionRequest.Release request) {
        return request.ids() != null
                ? suppressions.deleteAll(
                        client,
                        tenant,
                        request.ids().stream()
                                .map(SuppressionParameters::bodyId)
                                .toList())
                : suppressions.deleteMatching(client, tenant, SuppressionParameters.filter(tenant, request.filter()));
    }
}
