package io.carillon.admin.access;

import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** The caller of the current request as an {@link Actor}. */
@RequestScoped
public class RequestActor {
    private static final int LONGEST_REQUEST_ID = 128;

    private final CurrentCaller caller;
    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    RequestActor(CurrentCaller caller, SecurityIdentity identity, HttpServerRequest request) {
        this.caller = caller;
        this.identity = identity;
        this.request = request;
    }

    /** Reads the actor; call it on the request's own thread. */
    public Actor get() {
        String name = identity.getPrincipal().getName();
        return new Actor(caller.subject(), name, kind(), requestId(), sourceAddress());
    }

    private Actor.Kind kind() {
        return identity.hasRole(Roles.PLATFORM_ADMIN) ? Actor.Kind.PLATFORM : Actor.Kind.TENANT;
    }

    private String requestId() {
        return Optional.ofNullable(request.getHeader("X-Request-Id"))
                .filter(id -> id.length() <= LONGEST_REQUEST_ID)
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private String sourceAddress() {
        return request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    }
}
