package io.carillon.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final VerifiedTokens tokens = new VerifiedTokens(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void remembersAVerifiedTokenByItsExactText() {
        SecurityIdentity identity = identity("token-of-ada", NOW.plus(Duration.ofMinutes(5)));
        tokens.remember(identity);

        assertThat(tokens.find("token-of-ada")).containsSame(identity);
        assertThat(tokens.find("token-of-adA")).isEmpty();
    }

    @Test
    void neverRemembersAnExpiredToken() {
        tokens.remember(identity("old", NOW.minusSeconds(1)));

        assertThat(tokens.find("old")).isEmpty();
    }

    @Test
    void leavesUnknownTokensToFullVerification() {
        assertThat(tokens.find("unknown")).isEmpty();
    }

    @Test
    void isAskedBeforeTheProviderThatVerifies() {
        IdentityProvider<TokenAuthenticationRequest> verifying = new IdentityProvider<>() {
            @Override
            public Class<TokenAuthenticationRequest> getRequestType() {
                return TokenAuthenticationRequest.class;
            }

            @Override
            public Uni<SecurityIdentity> authenticate(
                    TokenAuthenticationRequest request, AuthenticationRequestContext context) {
                return Uni.createFrom().nullItem();
            }
        };

        assertThat(tokens.priority()).isGreaterThan(verifying.priority());
    }

    private static SecurityIdentity identity(String raw, Instant expiry) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("ada");
        claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
        claims.setStringClaim(Claims.raw_token.name(), raw);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, null))
                .build();
    }
}
