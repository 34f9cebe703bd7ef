package io.carillon.core.stats;

import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A tenant's administrators see how much was sent, and how well. */
@Path("/api/v1/admin/stats")
class StatsResource {
    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final StatsRepository stats;
    private final Clock clock;

    StatsResource(
            CurrentCaller caller, TenantTransactions transactions, Pool pool, StatsRepository stats, Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.stats = stats;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getStats",
            summary = "Deliveries sent, delivered and failed",
            description =
                    "Counts by the hour in which it happened. Exact: kept in the transactions that move deliveries. "
                            + "A delivery counts once for each milestone, so sent includes what was delivered later.")
    @APIResponse(
            responseCode = "200",
            description = "The counts, one line for each group",
            content = @Content(schema = @Schema(implementation = StatsView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed moment, an unknown group, or too long a time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<StatsView> get(
            @Parameter(
                            description = "From this hour on; a day before `to` when left out",
                            example = "2026-01-31T00:00:00Z")
                    @QueryParam("from")
                    String from,
            @Parameter(description = "To the end of this moment's hour; now when left out") @QueryParam("to") String to,
            @Parameter(
                            description = "channel, provider, category, and hour (31 days at most) or day (400 days)",
                            example = "channel,hour")
                    @QueryParam("groupBy")
                    String groupBy) {
        TenantId tenant = caller.tenant();
        StatsQuestion asked = StatsQuestion.of(from, to, groupBy, clock.instant());
        return transactions
                .inTenant(pool, tenant, client -> stats.sums(client, tenant, asked.from(), asked.to(), asked.groups()))
                .map(lines -> new StatsView(asked.from(), asked.to(), lines));
    }
}
