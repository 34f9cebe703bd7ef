package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Proofs;
import io.carillon.dispatcher.receipt.ReceiptSource;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * SendGrid's Event Webhook. Source: Twilio SendGrid, "Getting Started with the Event Webhook Security Features": ECDSA with
 * SHA-256 on P-256 over the timestamp header and the raw body, checked with the account's {@code eventWebhookPublicKey}.
 */
@ApplicationScoped
public class SendGridReceipts implements ReceiptSource {
    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";
    private static final String SECONDS = "[0-9]{1,11}";

    @Override
    public String provider() {
        return SendGridProvider.TYPE;
    }

    @Override
    public Verdict verify(Callback callback, ProviderAccount account) {
        Optional<PublicKey> key = account.setting("eventWebhookPublicKey").flatMap(SendGridReceipts::key);
        if (key.isEmpty()) {
            return Verdict.UNPROVABLE;
        }
        Optional<String> timestamp = callback.header(TIMESTAMP).filter(text -> text.matches(SECONDS));
        boolean genuine = timestamp.isPresent()
                && callback.header(SIGNATURE)
                        .flatMap(SendGridReceipts::decoded)
                        .filter(signature -> isBy(key.get(), signature, timestamp.get(), callback.body()))
                        .isPresent();
        if (!genuine) {
            return Verdict.FORGED;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
        return Proofs.isFresh(signed, callback.receivedAt()) ? Verdict.VERIFIED : Verdict.STALE;
    }

    /** A check of ECDSA takes as long as sending a mail. */
    @Override
    public boolean isCostly() {
        return true;
    }

    @Override
    public Reports read(Callback callback, ProviderAccount account) {
        return new SendGridEvents(account).read(callback.text());
    }

    private static boolean isBy(PublicKey key, byte[] signature, String timestamp, byte[] body) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            verifier.update(body);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has ECDSA", impossible);
        }
    }

    /** The key as SendGrid shows it: one line of Base64; line breaks and armour of a PEM file are forgiven. */
    private static Optional<PublicKey> key(String setting) {
        String bare = setting.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
        try {
            return decoded(bare).isEmpty()
                    ? Optional.empty()
                    : Optional.of(KeyFactory.getInstance("EC")
                            .generatePublic(new X509EncodedKeySpec(decoded(bare).get())));
        } catch (GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
