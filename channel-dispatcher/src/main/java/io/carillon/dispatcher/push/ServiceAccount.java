package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.UnusableAccountException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A Google service account's key file.
 *
 * @param clientEmail its name at Google
 * @param keyId names the key, or null
 * @param key signs for it
 * @param tokenUri where tokens are given out
 */
record ServiceAccount(String clientEmail, String keyId, PrivateKey key, String tokenUri) {
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final int LIFETIME_SECONDS = 3_600;

    /** @throws UnusableAccountException when the text is no key file */
    static ServiceAccount parse(String text) {
        try {
            JsonObject file = new JsonObject(text);
            return new ServiceAccount(
                    Optional.ofNullable(file.getString("client_email")).orElseThrow(ServiceAccount::unusable),
                    file.getString("private_key_id"),
                    key(file.getString("private_key", "")),
                    file.getString("token_uri", GOOGLE));
        } catch (DecodeException | ClassCastException | GeneralSecurityException | IllegalArgumentException malformed) {
            throw unusable();
        }
    }

    private static UnusableAccountException unusable() {
        return new UnusableAccountException("invalid_secret", "serviceAccount");
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** What it shows to get a token; source: Google, "Using OAuth 2.0 for Server to Server Applications". */
    String assertion(Instant now) {
        JsonObject header = new JsonObject().put("alg", "RS256").put("typ", "JWT");
        if (keyId != null) {
            header.put("kid", keyId);
        }
        JsonObject claims = new JsonObject()
                .put("iss", clientEmail)
                .put("scope", SCOPE)
                .put("aud", tokenUri)
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
        String signed = base64(header.encode().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key signs", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + clientEmail + "]";
    }
}
