package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.CallbackSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Signs batches of events: ECDSA on P-256 over timestamp and body. Source: Twilio SendGrid, "Getting Started with the Event
 * Webhook Security Features".
 */
final class SendGridSignature {
    /** Verifies what the demo key signs; the demo tenant's account has it. */
    static final String DEMO_PUBLIC_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE35XMXIc9G3qKp2lbk17QqqrbYKTeo+aisAnlKBYpUnb8rva4aEQs9I57zyMLUFYr6XFtt5D5YugWGHQrsBFMpQ==";

    /** A demo secret: it signs for the simulator and nothing else. */
    private static final String DEMO_PRIVATE_KEY =
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgye1LME513LlddFRf13rhygsIGoUYmzZOS7h4v/9tmCqhRANCAATflcxchz0beoqnaVuTXtCqqttgpN6j5qKwCeUoFilSdvyu9rhoRCz0jnvPIwtQVivpcW23kPli6BYYdCuwEUyl";

    private static final PrivateKey DEMO_KEY = key(DEMO_PRIVATE_KEY);

    private SendGridSignature() {}

    /** @param privateKey Base64 of PKCS #8; null for the demo key */
    static CallbackSignature by(String privateKey) {
        PrivateKey key = privateKey == null ? DEMO_KEY : key(privateKey);
        return (url, body, now) -> headers(key, body, now);
    }

    private static Map<String, String> headers(PrivateKey key, String body, Instant now) {
        String timestamp = String.valueOf(now.getEpochSecond());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "X-Twilio-Email-Event-Webhook-Signature",
                    Base64.getEncoder().encodeToString(signature.sign()),
                    "X-Twilio-Email-Event-Webhook-Timestamp",
                    timestamp);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has ECDSA", impossible);
        }
    }

    private static PrivateKey key(String base64) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException("secret must be an EC private key, PKCS #8 in Base64", unusable);
        }
    }
}
