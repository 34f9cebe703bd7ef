package io.carillon.dispatcher.whatsapp;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Proofs;
import io.carillon.dispatcher.receipt.ReceiptSource;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Callbacks of the WhatsApp Business Cloud API. Meta signs the raw body with the app's secret, but no moment: what is
 * repeated within a week tells nothing new, and what is older than Meta's own repeats is refused. Source: Meta
 * documentation "Webhooks: Getting Started" and "Cloud API: Webhooks".
 */
@ApplicationScoped
public class WhatsAppReceipts implements ReceiptSource {
    private static final String SIGNED = "sha256=";
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    @Override
    public String provider() {
        return "whatsapp";
    }

    @Override
    public Verdict verify(Callback callback, ProviderAccount account) {
        byte[] expected = Proofs.hmacSha256(account.secret("appSecret"), callback.body());
        boolean genuine = callback.header("X-Hub-Signature-256")
                .flatMap(WhatsAppReceipts::signature)
                .filter(given -> Proofs.same(expected, given))
                .isPresent();
        if (!genuine) {
            return Verdict.FORGED;
        }
        return WhatsAppEvents.isOfThisTime(callback) ? Verdict.VERIFIED : Verdict.STALE;
    }

    @Override
    public Reports read(Callback callback, ProviderAccount account) {
        return new WhatsAppEvents(account).read(callback);
    }

    /** Answers {@code hub.challenge} to whoever knows the token that the account's owner gave to Meta. */
    @Override
    public Optional<String> challenge(Callback callback, ProviderAccount account) {
        String token = account.secret("verifyToken");
        return callback.parameter("hub.challenge")
                .filter(challenge -> CHALLENGE.matcher(challenge).matches())
                .filter(challenge -> callback.parameter("hub.mode")
                        .filter("subscribe"::equals)
                        .isPresent())
                .filter(challenge -> callback.parameter("hub.verify_token")
                        .filter(given -> Proofs.same(token, given))
                        .isPresent());
    }

    private static Optional<byte[]> signature(String header) {
        try {
            return Optional.of(header).filter(text -> text.startsWith(SIGNED)).map(text -> HexFormat.of()
                    .parseHex(text.substring(SIGNED.length())));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }
}
