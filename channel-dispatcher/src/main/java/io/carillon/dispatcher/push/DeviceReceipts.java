package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.UnusableAccountException;
import io.carillon.dispatcher.receipt.CallbackConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Vouchers that travel to the devices with a message: whoever shows one was sent it. HMAC-SHA256 under a key that is made
 * of the account's service account, over account, delivery and the second until which it counts.
 */
@ApplicationScoped
class DeviceReceipts {
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final PushConfig config;
    private final CallbackConfig callbacks;
    private final Clock clock;

    DeviceReceipts(PushConfig config, CallbackConfig callbacks, Clock clock) {
        this.config = config;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /**
     * A voucher that was read and found genuine.
     *
     * @param deliveryId what it was sent with
     * @param until when it stops counting
     */
    record Genuine(String deliveryId, Instant until) {}

    /** Where devices show their vouchers. */
    String url(ProviderAccount account) {
        return callbacks.publicUrl().replaceAll("/+$", "") + "/webhooks/fcm/" + account.id();
    }

    /** @throws UnusableAccountException when the account has no service account */
    String mint(Delivery delivery, ProviderAccount account) {
        long until = clock.instant().plus(config.receiptWindow()).getEpochSecond();
        return delivery.id() + "." + until + "." + proof(account, delivery.id(), until);
    }

    /** The voucher in {@code text}, late or not; empty when it is none of this account's. */
    Optional<Genuine> read(String text, ProviderAccount account) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long until = Long.parseLong(parts.group(2));
        byte[] expected = proof(account, parts.group(1), until).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, parts.group(3).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(new Genuine(parts.group(1), Instant.ofEpochSecond(until)))
                : Optional.empty();
    }

    private static String proof(ProviderAccount account, String deliveryId, long until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key =
                    ("carillon device receipt\n" + account.secret("serviceAccount")).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] vouched = (account.id() + "\n" + deliveryId + "\n" + until).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(vouched));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
