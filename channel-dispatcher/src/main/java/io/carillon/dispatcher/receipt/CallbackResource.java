package io.carillon.dispatcher.receipt;

import io.carillon.dispatcher.receipt.Callback.Caller;
import io.carillon.dispatcher.receipt.ReceiveCallback.Addressee;
import io.carillon.tenancy.CurrentCaller;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/** Where providers report; whoever calls proves itself by its vendor's scheme. */
@Path("/webhooks/{provider}/{account}")
public class CallbackResource {
    private static final byte[] EMPTY = {};

    private final ReceiveCallback callbacks;
    private final CurrentIdentityAssociation identity;
    private final CallbackConfig config;
    private final Clock clock;

    CallbackResource(
            ReceiveCallback callbacks, CurrentIdentityAssociation identity, CallbackConfig config, Clock clock) {
        this.callbacks = callbacks;
        this.identity = identity;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> receive(
            @PathParam("provider") String provider,
            @PathParam("account") String account,
            @Context HttpServerRequest request,
            byte[] body) {
        Addressee to = callbacks.find(provider, account);
        return callback(to, request, body == null ? EMPTY : body)
                .chain(callback -> callbacks.receive(to, callback))
                .replaceWith(() -> Response.ok().build());
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response challenge(
            @PathParam("provider") String provider,
            @PathParam("account") String account,
            @Context HttpServerRequest request) {
        String answer = callbacks.challenge(callbacks.find(provider, account), callback(request, EMPTY));
        return Response.ok(answer).header("X-Content-Type-Options", "nosniff").build();
    }

    private Uni<Callback> callback(Addressee to, HttpServerRequest request, byte[] body) {
        Callback came = callback(request, body);
        return to.source().needsCaller()
                ? identity.getDeferredIdentity().map(CallbackResource::caller).map(came::from)
                : Uni.createFrom().item(came);
    }

    private Callback callback(HttpServerRequest request, byte[] body) {
        String url = config.publicUrl().replaceAll("/+$", "") + request.uri();
        return new Callback(url, request.headers(), request.params(), body, clock.instant(), Optional.empty());
    }

    private static Optional<Caller> caller(SecurityIdentity whose) {
        return CurrentCaller.tenantOf(whose)
                .map(tenant -> new Caller(tenant, whose.getPrincipal().getName()));
    }
}
