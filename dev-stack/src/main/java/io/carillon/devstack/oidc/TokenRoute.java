package io.carillon.devstack.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;

/** The token endpoint: credentials are checked and scopes respected, which the library alone does not do. */
final class TokenRoute implements Route {

    private final TokenDesk desk;
    private final SignIns signIns;
    private final TokenPress press;

    TokenRoute(TokenDesk desk, SignIns signIns, TokenPress press) {
        this.desk = desk;
        this.signIns = signIns;
        this.press = press;
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getMethod().equals("POST")
                && request.getUrl().encodedPath().equals(OpenIdProvider.PATH + "/token");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        try {
            Map<String, String> form = request.getFormParameters().getMap();
            Optional<String> authorization =
                    Optional.ofNullable(request.getHeaders().get("Authorization"));
            return answer(desk.decide(form, authorization));
        } catch (Refusal refusal) {
            return Answers.refusal(refusal);
        }
    }

    private OAuth2HttpResponse answer(Grant grant) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", press.accessToken(grant));
        body.put("expires_in", TokenPress.LIFE.toSeconds());
        body.put("token_type", "Bearer");
        body.put("scope", grant.scope());
        if (grant.isForUser()) {
            body.put("refresh_token", signIns.refreshTokenFor(grant));
        }
        if (grant.asksIdToken()) {
            body.put("id_token", press.idToken(grant));
        }
        return Answers.json(200, body);
    }
}
