package io.carillon.core.redrive;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.deadletter.DeadLetterRepository;
import io.carillon.core.deadletter.LetterFilter;
import io.carillon.core.deadletter.StoredLetter;
import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.deadletter.StoredLetter.State;
import io.carillon.core.query.Query;
import io.carillon.core.redrive.RedriveDeadLetters.Redriven;
import io.carillon.events.Channel;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Roles;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Dead letters of a tenant; platform administrators who name no tenant see those that belong to none. */
@Path("/api/v1/admin/dead-letters")
class DeadLetterResource {
    private static final UUID END_OF_TIME = new UUID(-1, -1);
    private static final int MAX_LIMIT = 200;

    private final CurrentCaller caller;
    private final CurrentIdentityAssociation identity;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final DeadLetterRepository letters;
    private final RedriveDeadLetters redrive;
    private final ObjectMapper json;

    DeadLetterResource(
            CurrentCaller caller,
            CurrentIdentityAssociation identity,
            TenantTransactions transactions,
            Pool pool,
            DeadLetterRepository letters,
            RedriveDeadLetters redrive,
            ObjectMapper json) {
        this.caller = caller;
        this.identity = identity;
        this.transactions = transactions;
        this.pool = pool;
        this.letters = letters;
        this.redrive = redrive;
        this.json = json;
    }

    /** A page of dead letters, newest first. */
    record DeadLetterPage(List<DeadLetterView> data, String nextCursor) {}

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listDeadLetters",
            summary = "What could not be processed or delivered",
            description =
                    "Newest first. Kafka records that could not be read or fulfilled, and deliveries that ended after "
                            + "their attempts. Reasons are explained in docs/reasons.md.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = DeadLetterPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeadLetterPage> list(
            @Parameter(description = "OPEN, REDRIVEN or RESOLVED (its provider told later what became of it)")
                    @QueryParam("state")
                    String state,
            @Parameter(description = "RECORD or DELIVERY") @QueryParam("kind") String kind,
            @Parameter(description = "Topic the record came from") @QueryParam("topic") String topic,
            @Parameter(description = "Reason code", example = "misconfigured") @QueryParam("reason") String reason,
            @Parameter(description = "Channel of a delivery") @QueryParam("channel") String channel,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        TenantId tenant = owner();
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        Query query = new Query();
        LetterFilter filter = new LetterFilter(
                query.read("state", state, State::valueOf),
                query.read("kind", kind, Kind::valueOf),
                topic,
                reason,
                query.read("channel", channel, Channel::of),
                null,
                null);
        UUID after = query.read("cursor", cursor, UUID::fromString);
        query.refuseFaults();
        UUID before = after == null ? END_OF_TIME : after;
        return transactions
                .inTenant(pool, tenant, client -> letters.list(client, tenant, filter, before, size))
                .map(found -> page(found, size));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getDeadLetter",
            summary = "One dead letter with payload and headers",
            description = "Contacts in it are hidden.")
    @APIResponse(
            responseCode = "200",
            description = "The letter",
            content = @Content(schema = @Schema(implementation = DeadLetterView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeadLetterView> get(@Parameter(description = "The letter's id") @PathParam("id") String id) {
        return find(owner(), parse(id));
    }

    @POST
    @Path("/{id}/redrive")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Give one dead letter another try",
            description =
                    "A record goes back to its topic as it came; a delivery gets its next attempt and its time budget "
                            + "anew. A try that fails again leaves a new letter.")
    @APIResponse(
            responseCode = "200",
            description = "The letter, re-driven",
            content = @Content(schema = @Schema(implementation = DeadLetterView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was re-driven before, or its delivery got through after all",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeadLetterView> redriveOne(@Parameter(description = "The letter's id") @PathParam("id") String id) {
        TenantId tenant = owner();
        UUID letter = parse(id);
        return redrive.redrive(tenant, letter, caller.subject()).chain(() -> find(tenant, letter));
    }

    @POST
    @Path("/redrive")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Give all dead letters that are meant another try",
            description = "Open letters only, newest first, a thousand at most; `more` tells whether to ask again.")
    @APIResponse(
            responseCode = "200",
            description = "How many were re-driven",
            content = @Content(schema = @Schema(implementation = Redriven.class)))
    public Uni<Redriven> redriveMany(RedriveRequest request) {
        RedriveRequest meant = request == null ? new RedriveRequest(null, null, null, null, null, null) : request;
        return redrive.redriveAll(owner(), meant.filter(), caller.subject());
    }

    private Uni<DeadLetterView> find(TenantId tenant, UUID id) {
        return transactions
                .inTenant(pool, tenant, client -> letters.find(client, tenant, id))
                .map(found -> DeadLetterView.whole(found.orElseThrow(RedriveDeadLetters::notFound), json));
    }

    private TenantId owner() {
        boolean platform = identity.getIdentity().hasRole(Roles.PLATFORM_ADMIN);
        return platform ? caller.findTenant().orElse(StoredLetter.PLATFORM) : caller.tenant();
    }

    private static DeadLetterPage page(List<StoredLetter> found, int size) {
        String next = found.size() < size ? null : found.getLast().id().toString();
        return new DeadLetterPage(found.stream().map(DeadLetterView::brief).toList(), next);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw RedriveDeadLetters.notFound();
        }
    }
}
