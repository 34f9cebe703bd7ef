package io.carillon.devstack.oidc;

import java.time.Duration;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** Makes signed tokens out of grants. */
final class TokenPress {

    static final Duration LIFE = Duration.ofHours(1);

    private final OAuth2TokenProvider signer;
    private final String issuer;

    TokenPress(OAuth2TokenProvider signer, String issuer) {
        this.signer = signer;
        this.issuer = issuer;
    }

    String accessToken(Grant grant) {
        return signed(Claims.ofAccessToken(grant, issuer));
    }

    String idToken(Grant grant) {
        return signed(Claims.ofIdToken(grant, issuer));
    }

    private String signed(Map<String, Object> claims) {
        return signer.jwt(claims, LIFE, OpenIdProvider.ISSUER_ID).serialize();
    }
}
