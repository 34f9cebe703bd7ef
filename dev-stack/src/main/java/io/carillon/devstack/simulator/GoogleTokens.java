package io.carillon.devstack.simulator;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Google's token endpoint (OAuth 2.0 for server to server applications), for accounts whose {@code token_uri} points
 * here. The demo account's assertions must be signed with its key; of accounts that Google would know and the simulator
 * does not, the signature is not checked. An issuer that says {@code wrong} is unknown. Tokens are good for an hour.
 */
final class GoogleTokens {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String DEMO = "demo-push@demo-project.iam.gserviceaccount.com";
    private static final int LIFETIME_SECONDS = 3_599;
    private static final int LATE_SECONDS = 300;

    private final Map<String, PublicKey> keys = Map.of(DEMO, demoKey());
    private final Map<String, Instant> granted = new ConcurrentHashMap<>();
    private final Clock clock;

    GoogleTokens(Clock clock) {
        this.clock = clock;
    }

    /** Whether the token was given out here and is still good. */
    boolean isGood(String token) {
        return granted.getOrDefault(token, Instant.MIN).isAfter(clock.instant());
    }

    Answer answer(Call call) {
        if (!GRANT.equals(call.parameter("grant_type").orElse(""))) {
            return refused("unsupported_grant_type", "Invalid grant_type");
        }
        String[] parts = call.parameter("assertion").orElse("").split("\\.");
        JsonObject header = json(parts, 0);
        JsonObject claims = json(parts, 1);
        String issuer = claims.getValue("iss") instanceof String text ? text : "";
        if (issuer.isEmpty() || issuer.contains("wrong")) {
            return refused("invalid_grant", "Invalid grant: account not found");
        }
        if (parts.length != 3 || !"RS256".equals(header.getValue("alg")) || !isSigned(issuer, parts)) {
            return refused("invalid_grant", "Invalid JWT Signature.");
        }
        if (!isTimely(claims) || !(claims.getValue("aud") instanceof String)) {
            return refused(
                    "invalid_grant",
                    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a"
                            + " reasonable timeframe. Check your iat and exp values in the JWT claim.");
        }
        boolean scoped =
                Set.of(String.valueOf(claims.getValue("scope")).split(" ")).contains(SCOPE);
        return scoped ? grant() : refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
    }

    private boolean isTimely(JsonObject claims) {
        long issued = claims.getValue("iat") instanceof Number number ? number.longValue() : 0;
        long ends = claims.getValue("exp") instanceof Number number ? number.longValue() : 0;
        long now = clock.instant().getEpochSecond();
        boolean shortLived = ends > issued && ends - issued <= 3_600;
        return shortLived && issued <= now + LATE_SECONDS && ends > now - LATE_SECONDS;
    }

    private boolean isSigned(String issuer, String[] parts) {
        PublicKey key = keys.get(issuer);
        if (key == null) {
            return !parts[2].isEmpty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    private Answer grant() {
        String token = "ya29.demo-" + UUID.randomUUID();
        Instant now = clock.instant();
        granted.values().removeIf(until -> until.isBefore(now));
        granted.put(token, now.plusSeconds(LIFETIME_SECONDS));
        return Answer.of(
                200,
                new JsonObject()
                        .put("access_token", token)
                        .put("expires_in", LIFETIME_SECONDS)
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

    private static PublicKey demoKey() {
        String name = "/carillon-demo/demo-service-account-public.pem";
        try (InputStream file = GoogleTokens.class.getResourceAsStream(name)) {
            String pem = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException("the demo key is no RSA key", malformed);
        }
    }
}
