package io.carillon.devstack.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;

/** The discovery document; it names one issuer whatever host name the question came by. */
final class DiscoveryRoute implements Route {

    private final Map<String, Object> document;

    DiscoveryRoute(String issuer, Realm realm) {
        this.document = document(issuer, realm);
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().equals(OpenIdProvider.PATH + "/.well-known/openid-configuration");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return Answers.json(200, document);
    }

    private static Map<String, Object> document(String issuer, Realm realm) {
        List<String> scopes = new java.util.ArrayList<>(List.of("openid", "profile", "email"));
        scopes.addAll(realm.scopes());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("jwks_uri", issuer + "/jwks");
        document.put("end_session_endpoint", issuer + "/endsession");
        document.put("scopes_supported", scopes);
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put(
                "grant_types_supported",
                List.of("authorization_code", "client_credentials", "password", "refresh_token"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return document;
    }
}
