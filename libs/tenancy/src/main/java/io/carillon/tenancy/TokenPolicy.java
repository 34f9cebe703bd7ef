package io.carillon.tenancy;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The HTTP policy {@code token}: wants a valid token; without one the request fails, so that the answer is a problem and
 * not a bare challenge.
 */
@ApplicationScoped
class TokenPolicy implements HttpSecurityPolicy {

    @Override
    public String name() {
        return "token";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext ignored) {
        return identity.map(TokenPolicy::check);
    }

    private static CheckResult check(SecurityIdentity caller) {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
        return CheckResult.PERMIT;
    }
}
