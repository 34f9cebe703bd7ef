package io.carillon.devstack.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.HttpUrl;

/** The authorization endpoint for browsers: shows the sign-in page, then sends the browser back with a code. */
final class AuthorizationRoute implements Route {

    private static final List<String> PARAMETERS = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "response_mode");

    private final Realm realm;
    private final SignIns signIns;

    AuthorizationRoute(Realm realm, SignIns signIns) {
        this.realm = realm;
        this.signIns = signIns;
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().equals(OpenIdProvider.PATH + "/authorize");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        try {
            boolean submitted = request.getMethod().equals("POST");
            Map<String, String> parameters =
                    submitted ? request.getFormParameters().getMap() : queryOf(request.getUrl());
            SignIns.Asked asked = check(parameters);
            return submitted ? signIn(asked, parameters) : Answers.html(SignInPage.html(realm, parameters));
        } catch (Refusal refusal) {
            return Answers.refusal(refusal);
        }
    }

    private static Map<String, String> queryOf(HttpUrl url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        PARAMETERS.stream()
                .filter(name -> url.queryParameter(name) != null)
                .forEach(name -> parameters.put(name, url.queryParameter(name)));
        return parameters;
    }

    private SignIns.Asked check(Map<String, String> parameters) {
        DemoClient client = realm.client(parameters.get("client_id"))
                .filter(DemoClient::browser)
                .orElseThrow(() -> Refusal.invalidRequest("Invalid parameter: client_id"));
        String redirectUri = parameters.getOrDefault("redirect_uri", "");
        require(isLocal(redirectUri), "Invalid parameter: redirect_uri");
        require("code".equals(parameters.get("response_type")), "Invalid parameter: response_type");
        require("S256".equals(parameters.get("code_challenge_method")), "Missing parameter: code_challenge_method");
        String challenge = parameters.getOrDefault("code_challenge", "");
        require(!challenge.isEmpty(), "Missing parameter: code_challenge");
        return new SignIns.Asked(
                client,
                redirectUri,
                TokenDesk.userScopes(parameters.get("scope")),
                Optional.ofNullable(parameters.get("nonce")),
                challenge);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw Refusal.invalidRequest(complaint);
        }
    }

    /** Codes go to pages on this machine only. */
    private static boolean isLocal(String redirectUri) {
        HttpUrl url = HttpUrl.parse(redirectUri);
        return url != null && (url.host().equals("localhost") || url.host().equals("127.0.0.1"));
    }

    private OAuth2HttpResponse signIn(SignIns.Asked asked, Map<String, String> parameters) {
        DemoUser user = realm.user(parameters.getOrDefault("username", ""))
                .orElseThrow(() -> Refusal.invalidRequest("Unknown user"));
        HttpUrl target = Objects.requireNonNull(HttpUrl.parse(asked.redirectUri()));
        HttpUrl.Builder address = target.newBuilder().addQueryParameter("code", signIns.codeFor(asked, user));
        Optional.ofNullable(parameters.get("state")).ifPresent(state -> address.addQueryParameter("state", state));
        return Answers.redirect(address.build().toString());
    }
}
