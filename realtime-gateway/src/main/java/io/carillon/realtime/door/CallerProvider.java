package io.carillon.realtime.door;

import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.SocketOwner;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.RoleGrants;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Verifies tokens exactly as the HTTP services do: signature, issuer, audience, times, and a tenant in it. */
@ApplicationScoped
class CallerProvider {
    private final TenantIdentityProvider provider;

    CallerProvider(TenantIdentityProvider provider) {
        this.provider = provider;
    }

    /** Who the token speaks for; fails with {@link AuthenticationFailedException} when it speaks for nobody. */
    Uni<Caller> verify(String token) {
        return provider.authenticate(new AccessTokenCredential(token)).map(identity -> caller(identity, token));
    }

    private static Caller caller(SecurityIdentity identity, String token) {
        TenantId tenant = CurrentCaller.tenantOf(identity)
                .orElseThrow(() -> new AuthenticationFailedException("the token names no tenant"));
        JsonWebToken claims = (JsonWebToken) identity.getPrincipal();
        return new Caller(
                new SocketOwner(tenant, claims.getSubject()),
                token,
                Instant.ofEpochSecond(claims.getExpirationTime()),
                mayWatch(identity, claims));
    }

    /** People by their roles, services by their scopes. */
    private static boolean mayWatch(SecurityIdentity identity, JsonWebToken claims) {
        String scopes = " " + claims.<String>claim("scope").orElse("") + " ";
        return identity.getRoles().stream().anyMatch(role -> RoleGrants.of(role).contains(Scopes.NOTIFICATIONS_READ))
                || scopes.contains(" " + Scopes.NOTIFICATIONS_READ + " ");
    }
}
