package io.carillon.gateway.identity;

import io.carillon.gateway.routing.Access;
import io.carillon.gateway.routing.Route;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.VerifiedTokens;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets a request in when its route is public or its token is valid. Roles and scopes are the services' matter. */
@ApplicationScoped
class TokenPolicy implements HttpSecurityPolicy {
    private final TenantIdentityProvider provider;
    private final VerifiedTokens verified;

    TokenPolicy(TenantIdentityProvider provider, VerifiedTokens verified) {
        this.provider = provider;
        this.verified = verified;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> unused, AuthorizationRequestContext ignored) {
        Route route = context.get(Route.KEY);
        if (route == null || route.access() == Access.PUBLIC) {
            return CheckResult.permit();
        }
        return BearerToken.of(context.request().headers())
                .map(token -> verify(token, context))
                .orElseGet(() -> Uni.createFrom().failure(unauthenticated()));
    }

    private Uni<CheckResult> verify(String token, RoutingContext context) {
        return verified.find(token)
                .map(identity -> Uni.createFrom().item(admit(identity, context)))
                .orElseGet(() -> verifyInFull(token, context));
    }

    private Uni<CheckResult> verifyInFull(String token, RoutingContext context) {
        return provider.authenticate(new AccessTokenCredential(token))
                .invoke(verified::remember)
                .map(identity -> admit(identity, context))
                .onFailure(AuthenticationFailedException.class)
                .transform(refused -> unauthenticated())
                .onFailure(OIDCException.class)
                .transform(down -> providerDown(context));
    }

    private static CheckResult admit(SecurityIdentity identity, RoutingContext context) {
        String subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        context.put(Caller.KEY, new Caller(CurrentCaller.tenantOf(identity), subject));
        return CheckResult.PERMIT;
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(CommonProblem.UNAUTHENTICATED, null);
    }

    /** Without the provider's keys nobody can be told from anybody. */
    private static ProblemException providerDown(RoutingContext context) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        return new ProblemException(CommonProblem.DEPENDENCY_UNAVAILABLE, null);
    }
}
