package io.carillon.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers tokens that were verified a moment ago, since a service shows the same token thousands of times a minute and
 * each verification costs an RSA operation. A token is remembered by its exact text, for a minute at most and never
 * beyond its own expiry; whatever is not remembered goes through full verification.
 */
@ApplicationScoped
public class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {
    /** Above the default of 1001 that Quarkus' own verification has: the highest is asked first. */
    private static final int BEFORE_VERIFICATION = 2000;

    private static final int MOST_TOKENS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Cache<String, SecurityIdentity> verified;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfter(Expiry.<String, SecurityIdentity>creating((token, identity) -> lifeOf(identity)))
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_VERIFICATION;
    }

    /** The remembered identity, or null: then the next provider verifies the token. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom().item(verified.getIfPresent(request.getToken().getToken()));
    }

    /** The identity of a token verified a moment ago. */
    public Optional<SecurityIdentity> find(String token) {
        return Optional.ofNullable(verified.getIfPresent(token));
    }

    /** Remembers an identity whose token was just verified in full. */
    public void remember(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getRawToken() != null) {
            verified.asMap().putIfAbsent(token.getRawToken(), identity);
        }
    }

    /** Remembers an identity that was just verified. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        remember(identity);
        return Uni.createFrom().item(identity);
    }

    private Duration lifeOf(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        Duration bounded = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return bounded.isNegative() ? Duration.ZERO : bounded;
    }
}
