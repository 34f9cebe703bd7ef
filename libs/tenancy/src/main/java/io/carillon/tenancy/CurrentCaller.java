package io.carillon.tenancy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, as the verified token of the current request says; never as the request's body says. */
@ApplicationScoped
public class CurrentCaller {
    static final String TENANT_CLAIM = "tenant_id";

    private final CurrentIdentityAssociation association;
    private final ActingTenant acting;

    CurrentCaller(CurrentIdentityAssociation association, ActingTenant acting) {
        this.association = association;
        this.acting = acting;
    }

    /**
     * The tenant this request is about: the caller's own, or the one a platform administrator's path names.
     *
     * @throws ForbiddenException (answered 403) when the path names one and the caller is no platform administrator, or
     *     when a platform administrator names none
     * @throws AuthenticationFailedException (answered 401) when the token names none, or not as one UUID
     */
    public TenantId tenant() {
        return findTenant().orElseThrow(this::nameless);
    }

    /** The tenant this request is about; empty for platform administrators who name none. */
    public Optional<TenantId> findTenant() {
        return acting.find().map(this::mayActOn).or(() -> tenantOf(association.getIdentity()));
    }

    private TenantId mayActOn(TenantId tenant) {
        if (!isPlatformAdmin()) {
            throw new ForbiddenException("only platform administrators act on other tenants");
        }
        return tenant;
    }

    private RuntimeException nameless() {
        return isPlatformAdmin()
                ? new ForbiddenException("platform administrators name the tenant they act on")
                : new AuthenticationFailedException("the token names no tenant");
    }

    private boolean isPlatformAdmin() {
        return association.getIdentity().hasRole(Roles.PLATFORM_ADMIN);
    }

    /** The caller's {@code sub}: a user's id, or a service account's. */
    public String subject() {
        return jwt(association.getIdentity())
                .map(JsonWebToken::getSubject)
                .orElseThrow(() -> new AuthenticationFailedException("the token names no subject"));
    }

    /** Tenant of a verified identity; empty when its token has no {@code tenant_id} or one that is not a UUID. */
    public static Optional<TenantId> tenantOf(SecurityIdentity identity) {
        return jwt(identity)
                .map(token -> (Object) token.getClaim(TENANT_CLAIM))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(CurrentCaller::parse);
    }

    private static Optional<JsonWebToken> jwt(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }

    private static Optional<TenantId> parse(String claim) {
        try {
            return Optional.of(TenantId.of(claim));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }
}
