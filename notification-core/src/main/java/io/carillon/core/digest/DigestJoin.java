package io.carillon.core.digest;

import io.carillon.core.delivery.Delivery;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A delivery that waits to be told together with others.
 *
 * @param fingerprint equal for those that belong together; tells nothing of the recipient
 * @param closesAt when the window closes if this one opens it
 * @param request what is needed to render it: template, locale and data, no contact
 */
public record DigestJoin(
        TenantId tenant, String fingerprint, UUID deliveryId, Instant closesAt, NotificationRequested request) {

    /**
     * The join of a delivery.
     *
     * @param key what the template's key rendered to; empty when it has none
     */
    public static DigestJoin of(Delivery delivery, NotificationRequested request, String key, Instant closesAt) {
        String fingerprint = hash(String.join(
                "\u0000",
                request.template().code(),
                delivery.channel().wireName(),
                recipient(delivery, request.recipient()),
                key));
        return new DigestJoin(delivery.tenant(), fingerprint, delivery.id(), closesAt, withoutContacts(request));
    }

    private static String recipient(Delivery delivery, Recipient recipient) {
        if (recipient.userId() != null) {
            return "user:" + recipient.userId();
        }
        return delivery.deviceTokens() == null
                ? "address:" + delivery.address()
                : "devices:" + String.join(" ", delivery.deviceTokens());
    }

    private static NotificationRequested withoutContacts(NotificationRequested request) {
        Recipient recipient = request.recipient();
        return new NotificationRequested(
                null,
                request.template(),
                null,
                null,
                new Recipient(null, null, null, null, null, recipient.locale(), recipient.timeZone()),
                null,
                null,
                request.data(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
