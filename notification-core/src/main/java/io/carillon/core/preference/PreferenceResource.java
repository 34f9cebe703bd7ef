package io.carillon.core.preference;

import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a user wants to receive; user and tenant come from the token. */
@Path("/api/v1/users/me/preferences")
@Authenticated
@Tag(name = "Preferences", description = "What the signed-in person wants to receive, and when")
@APIResponse(responseCode = "401", description = "No valid token", content = @Content(mediaType = Problem.MEDIA_TYPE))
class PreferenceResource {
    private static final String EXAMPLE = """
            {"categories": [{"code": "marketing", "channels": {"email": false, "in-app": true}}],
             "quietHours": {"from": "22:00", "to": "07:00", "days": ["FRIDAY", "SATURDAY"]},
             "timeZone": "Europe/Berlin", "locale": "de"}""";

    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final PreferenceRepository preferences;
    private final TenantConfigs configs;

    PreferenceResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            PreferenceRepository preferences,
            TenantConfigs configs) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.preferences = preferences;
        this.configs = configs;
    }

    @GET
    @Operation(
            operationId = "getPreferences",
            summary = "The caller's preferences",
            description =
                    "The whole matrix of the tenant's categories and the channels, with the tenant's defaults where the "
                            + "caller chose nothing. Mandatory categories come whatever is chosen.")
    @APIResponse(
            responseCode = "200",
            description = "The preferences",
            content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    public Uni<PreferencesView> get() {
        TenantId tenant = caller.tenant();
        Subject me = Subject.ofUser(tenant, caller.subject());
        return transactions
                .inTenant(pool, tenant, client -> preferences.find(client, me))
                .map(found -> PreferencesView.of(found, configs.find(tenant)));
    }

    @PUT
    @Operation(
            operationId = "putPreferences",
            summary = "Replace the caller's preferences",
            description =
                    "In force at once, also for messages that wait: they are decided anew when they are due. Categories "
                            + "that the tenant does not know (yet) are kept. Quiet hours hold messages until they are over; critical "
                            + "ones and the inbox are not held.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PreferencesView.class),
                            examples = @ExampleObject(name = "no marketing mail, quiet weekends", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The preferences as they are now",
            content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed time, day, zone or locale",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PreferencesView> put(PreferencesView wanted) {
        TenantId tenant = caller.tenant();
        Subject me = Subject.ofUser(tenant, caller.subject());
        requireValid(wanted);
        Preferences next = wanted.preferences();
        return transactions
                .inTenant(pool, tenant, client -> preferences.save(client, me, next))
                .map(saved -> PreferencesView.of(next, configs.find(tenant)));
    }

    private static void requireValid(PreferencesView wanted) {
        List<Violation> violations =
                wanted == null ? List.of(new Violation("", "the body is missing")) : wanted.violations();
        if (!violations.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "invalid fields", violations);
        }
    }
}
