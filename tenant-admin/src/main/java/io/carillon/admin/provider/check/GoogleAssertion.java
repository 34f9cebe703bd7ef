package io.carillon.admin.provider.check;

import io.carillon.admin.provider.ServiceAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** What a service account shows to get a token. Source: Google, "Using OAuth 2.0 for Server to Server Applications". */
final class GoogleAssertion {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final int LIFETIME_SECONDS = 300;

    private GoogleAssertion() {}

    /** Form body for the token endpoint. */
    static String form(ServiceAccount account, Instant now) {
        String grant = URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8);
        return "grant_type=" + grant + "&assertion=" + jwt(account, now);
    }

    static String jwt(ServiceAccount account, Instant now) {
        String claims = "{\"iss\":%s,\"scope\":\"%s\",\"aud\":%s,\"iat\":%d,\"exp\":%d}"
                .formatted(
                        quoted(account.clientEmail()),
                        SCOPE,
                        quoted(account.tokenUri()),
                        now.getEpochSecond(),
                        now.getEpochSecond() + LIFETIME_SECONDS);
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
        return signed + "." + signature(account, signed);
    }

    private static String signature(ServiceAccount account, String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(account.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an RSA key signs", impossible);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
