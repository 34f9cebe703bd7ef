package io.carillon.tenancy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before the OpenID provider's keys are there. Asking also makes Quarkus fetch them, so a provider that comes
 * up later is found although no request is routed to a process that is not ready.
 */
@Readiness
@ApplicationScoped
class ProviderReadiness implements AsyncHealthCheck {
    private static final String NAME = "openid provider keys";

    /** Looks like a token, is none: refused locally once the keys are known. */
    private static final AccessTokenCredential PROBE = new AccessTokenCredential("e30.e30.e30");

    private final TenantIdentityProvider provider;

    ProviderReadiness(TenantIdentityProvider provider) {
        this.provider = provider;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return provider.authenticate(PROBE)
                .map(never -> HealthCheckResponse.down(NAME))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(() -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
