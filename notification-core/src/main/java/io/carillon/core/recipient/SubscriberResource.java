package io.carillon.core.recipient;

import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Services tell Carillon about their people here, and have them forgotten. */
@Path("/api/v1/services/subscribers")
@Tag(name = "Subscribers", description = "The people a tenant may notify")
@APIResponse(responseCode = "401", description = "No valid token", content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(responseCode = "403", description = "Not permitted", content = @Content(mediaType = Problem.MEDIA_TYPE))
class SubscriberResource {
    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final SubscriberRepository subscribers;
    private final EraseSubscriber erasure;
    private final Clock clock;

    SubscriberResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            SubscriberRepository subscribers,
            EraseSubscriber erasure,
            Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.subscribers = subscribers;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** How many people were written. */
    @Schema(name = "SubscribersImported")
    record Imported(
            @Schema(description = "How many people were written")
            int imported) {}

    @PUT
    @Path("/{userId}")
    @PermissionsAllowed(Scopes.NOTIFICATIONS_SEND)
    @Operation(
            operationId = "putSubscriber",
            summary = "Write one person",
            description =
                    "Makes the person known or replaces e-mail, numbers, locale and time zone; devices are only added. "
                            + "Contacts given with a notification still win over these.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriberRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "mail and SMS",
                                            value =
                                                    "{\"email\":\"ada@example.org\",\"phone\":\"+4915112345678\",\"locale\":\"de\",\"timeZone\":\"Europe/Berlin\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The person as stored",
            content = @Content(schema = @Schema(implementation = SubscriberView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed contact, locale or zone",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SubscriberView> put(
            @Parameter(description = "The tenant's id of the person", example = "4711") @PathParam("userId")
                    String userId,
            SubscriberRequest request) {
        TenantId tenant = caller.tenant();
        SubscriberRequest wanted = requireBody(request).of(userId);
        require(wanted.violations(""));
        List<Subscriber> one = List.of(wanted.subscriber(tenant, clock.instant()));
        return transactions
                .inTenant(pool, tenant, client -> subscribers
                        .putAll(client, tenant, one)
                        .chain(() -> find(client, new PersonKey(tenant, userId))))
                .map(found -> SubscriberView.of(found.orElseThrow()));
    }

    @POST
    @Path("/import")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "importSubscribers",
            summary = "Write up to 1000 people",
            description = "All or none: one malformed person refuses the call. Doing it again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriberRequest.Import.class),
                            examples =
                                    @ExampleObject(
                                            name = "two people",
                                            value =
                                                    "{\"subscribers\":[{\"userId\":\"4711\",\"email\":\"ada@example.org\"},{\"userId\":\"4712\",\"phone\":\"+4915112345678\"}]}")))
    @APIResponse(
            responseCode = "200",
            description = "Written",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(
            responseCode = "400",
            description = "More than 1000 people, one of them twice, or a malformed contact",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Imported> importMany(SubscriberRequest.Import request) {
        TenantId tenant = caller.tenant();
        Instant now = clock.instant();
        require(SubscriberImport.violations(request));
        List<Subscriber> people = request.subscribers().stream()
                .map(person -> person.subscriber(tenant, now))
                .toList();
        return transactions
                .inTenant(pool, tenant, client -> subscribers.putAll(client, tenant, people))
                .replaceWith(new Imported(people.size()));
    }

    @GET
    @Path("/{userId}")
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "getSubscriber",
            summary = "One person",
            description = "What Carillon's own store knows; an external user service is not asked.")
    @APIResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = SubscriberView.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nobody has this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SubscriberView> get(
            @Parameter(description = "The tenant's id of the person", example = "4711") @PathParam("userId")
                    String userId) {
        TenantId tenant = caller.tenant();
        return transactions
                .inTenant(pool, tenant, client -> find(client, new PersonKey(tenant, userId)))
                .map(found -> SubscriberView.of(found.orElseThrow(SubscriberResource::notFound)));
    }

    @DELETE
    @Path("/{userId}")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "eraseSubscriber",
            summary = "Forget one person",
            description =
                    "Removes contacts, devices, inbox and preferences, takes addresses and words out of notifications and "
                            + "deliveries, cancels what waits, and empties caches. Suppressions stay, by hash only. The answer says what "
                            + "was removed; erasing somebody unknown removes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What was removed",
            content = @Content(schema = @Schema(implementation = ErasureReport.class)))
    public Uni<ErasureReport> erase(
            @Parameter(description = "The tenant's id of the person", example = "4711") @PathParam("userId")
                    String userId) {
        return erasure.erase(new PersonKey(caller.tenant(), userId));
    }

    private Uni<Optional<Subscriber>> find(SqlClient client, PersonKey person) {
        return subscribers.find(client, person).chain(found -> subscribers
                .listContacts(client, person)
                .map(contacts -> found.map(subscriber -> subscriber.with(contacts))));
    }

    private static SubscriberRequest requireBody(SubscriberRequest request) {
        require(request == null ? SubscriberImport.NO_BODY : List.of());
        return request;
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "invalid fields", violations);
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no subscriber has this id");
    }
}
