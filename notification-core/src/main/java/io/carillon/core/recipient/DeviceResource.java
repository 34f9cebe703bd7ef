package io.carillon.core.recipient;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.recipient.SubscriberView.DeviceView;
import io.carillon.events.Channel;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/** The devices a user gets push messages on; user and tenant come from the token. */
@Path("/api/v1/users/me/devices")
@Authenticated
@Tag(name = "Devices", description = "Where the signed-in person gets push messages")
@APIResponse(responseCode = "401", description = "No valid token", content = @Content(mediaType = Problem.MEDIA_TYPE))
class DeviceResource {
    private static final Set<String> PLATFORMS = Set.of("ios", "android", "web");
    private static final int MAX_NAME = 100;

    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final SubscriberRepository subscribers;
    private final Clock clock;

    DeviceResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            SubscriberRepository subscribers,
            Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** A device to register. */
    @Schema(name = "DeviceRequest", description = "A device to register")
    record DeviceRequest(
            @Schema(description = "Push token of the app on it", required = true)
            String token,

            @Schema(description = "ios, android or web", examples = "android")
            String platform,

            @Schema(description = "What its owner calls it", examples = "Ada's phone")
            String name) {}

    /** A person's devices. */
    @Schema(name = "Devices")
    record Devices(List<DeviceView> data) {}

    @GET
    @Operation(
            operationId = "listDevices",
            summary = "The caller's devices",
            description = "Oldest first. Devices whose app is gone leave the list by themselves.")
    @APIResponse(
            responseCode = "200",
            description = "The devices",
            content = @Content(schema = @Schema(implementation = Devices.class)))
    public Uni<Devices> list() {
        PersonKey me = me();
        return transactions
                .inTenant(pool, me.tenant(), client -> subscribers.listContacts(client, me))
                .map(DeviceResource::devices);
    }

    @POST
    @Operation(
            operationId = "registerDevice",
            summary = "Register a device",
            description =
                    "Doing it again changes nothing. A token that was somebody else's becomes the caller's: whoever signed "
                            + "in last on a device gets its messages.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DeviceRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "a phone",
                                            value = "{\"token\":\"demo-device-token\",\"platform\":\"android\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    @APIResponse(
            responseCode = "400",
            description = "No token, or an unknown platform",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<DeviceView>> register(DeviceRequest request) {
        PersonKey me = me();
        requireValid(request);
        Instant now = clock.instant();
        Address key = Address.of(me.tenant(), Channel.PUSH, request.token());
        Contact device = new Contact(
                Uuid7.fresh(now), key, me.userId(), request.token(), request.platform(), request.name(), now);
        return transactions
                .inTenant(pool, me.tenant(), client -> register(client, me, device))
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeDevice",
            summary = "Remove a device",
            description = "From now on it gets no messages of the caller.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(
            responseCode = "404",
            description = "The caller has no such device",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> remove(@Parameter(description = "The device") @PathParam("id") String id) {
        PersonKey me = me();
        UUID device = parse(id);
        return transactions
                .inTenant(pool, me.tenant(), client -> subscribers.deleteContacts(client, me, device, Channel.PUSH))
                .invoke(DeviceResource::requireFound)
                .replaceWithVoid();
    }

    private Uni<DeviceView> register(SqlClient client, PersonKey me, Contact device) {
        return subscribers
                .ensure(client, me)
                .chain(() -> subscribers.putContacts(client, List.of(device)))
                .chain(() -> subscribers.listContacts(client, me))
                .map(contacts -> contacts.stream()
                        .filter(contact -> contact.key().equals(device.key()))
                        .findFirst()
                        .map(DeviceView::of)
                        .orElseThrow());
    }

    private PersonKey me() {
        return new PersonKey(caller.tenant(), caller.subject());
    }

    private static Devices devices(List<Contact> contacts) {
        return new Devices(contacts.stream()
                .filter(contact -> contact.key().channel() == Channel.PUSH)
                .map(DeviceView::of)
                .toList());
    }

    private static void requireValid(DeviceRequest request) {
        if (request == null || !ContactForm.isDeviceToken(request.token())) {
            throw invalid("/token", "is missing or not a push token");
        }
        if (request.platform() != null && !PLATFORMS.contains(request.platform())) {
            throw invalid("/platform", "is not ios, android or web");
        }
        if (request.name() != null && !ContactForm.isLine(request.name(), MAX_NAME)) {
            throw invalid("/name", "is not one line of at most " + MAX_NAME + " characters");
        }
    }

    private static void requireFound(int removed) {
        if (removed == 0) {
            throw notFound();
        }
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "invalid fields", List.of(new Violation(pointer, detail)));
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "the caller has no such device");
    }
}
