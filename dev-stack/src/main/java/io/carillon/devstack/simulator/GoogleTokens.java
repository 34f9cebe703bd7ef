package io.carillon.devstack.simulator;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Google's token endpoint (OAuth 2.0 for server to server applications), for accounts whose {@code token_uri} points
 * here. An assertion must be whole; its signature is not checked, and an issuer that says {@code wrong} is unknown.
 */
final class GoogleTokens {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";

    private GoogleTokens() {}

    static Answer answer(Call call) {
        if (!GRANT.equals(call.parameter("grant_type").orElse(""))) {
            return refused("unsupported_grant_type", "Invalid grant_type");
        }
        String[] parts = call.parameter("assertion").orElse("").split("\\.");
        JsonObject header = json(parts, 0);
        JsonObject claims = json(parts, 1);
        if (parts.length != 3 || !"RS256".equals(header.getString("alg")) || parts[2].isEmpty()) {
            return refused("invalid_grant", "Invalid JWT Signature.");
        }
        if (claims.getString("iss", "").isEmpty() || claims.getString("iss").contains("wrong")) {
            return refused("invalid_grant", "Invalid grant: account not found");
        }
        long seconds = claims.getLong("exp", 0L) - claims.getLong("iat", 0L);
        if (seconds <= 0 || seconds > 3600 || !claims.containsKey("aud")) {
            return refused(
                    "invalid_grant",
                    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a"
                            + " reasonable timeframe. Check your iat and exp values in the JWT claim.");
        }
        return claims.getString("scope", "").contains(SCOPE)
                ? granted()
                : refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
    }

    private static Answer granted() {
        return Answer.of(
                200,
                new JsonObject()
                        .put("access_token", "ya29.demo-access-token")
                        .put("expires_in", 3599)
                        .put("token_type", "Bearer"));
    }

    private static Answer refused(String error, String description) {
        return Answer.of(400, new JsonObject().put("error", error).put("error_description", description));
    }

    private static JsonObject json(String[] parts, int at) {
        try {
            return at < parts.length
                    ? new JsonObject(new String(Base64.getUrlDecoder().decode(parts[at]), StandardCharsets.UTF_8))
                    : new JsonObject();
        } catch (IllegalArgumentException | DecodeException noJson) {
            return new JsonObject();
        }
    }
}
