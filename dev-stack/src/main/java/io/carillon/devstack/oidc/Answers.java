package io.carillon.devstack.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** Answers of the provider in the shape its HTTP server wants. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** Any page may read it, as browsers sign in from pages of other origins; no cookie is involved. */
    static OAuth2HttpResponse json(int status, Map<String, ?> body) {
        try {
            Headers headers = Headers.of(
                    "Content-Type",
                    "application/json;charset=UTF-8",
                    "Cache-Control",
                    "no-store",
                    "Access-Control-Allow-Origin",
                    "*");
            return new OAuth2HttpResponse(headers, status, JSON.writeValueAsString(body), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static OAuth2HttpResponse html(String page) {
        Headers headers = Headers.of(
                "Content-Type", "text/html;charset=UTF-8", "Content-Security-Policy", "frame-ancestors 'none'");
        return new OAuth2HttpResponse(headers, 200, page, null);
    }

    static OAuth2HttpResponse redirect(String address) {
        return new OAuth2HttpResponse(Headers.of("Location", address, "Cache-Control", "no-store"), 302, null, null);
    }

    static OAuth2HttpResponse refusal(Refusal refusal) {
        return json(refusal.status(), Map.of("error", refusal.error(), "error_description", refusal.getMessage()));
    }
}
