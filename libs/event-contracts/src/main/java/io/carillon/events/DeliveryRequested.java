package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Core asks the dispatcher for one attempt at one delivery. A copy of the same delivery and attempt is harmless.
 *
 * @param deliveryId UUIDv7; with {@code attempt} the idempotency key towards providers
 * @param notificationId UUIDv7; for a webhook, which belongs to no notification, the delivery's own id
 * @param attempt 1 for the first
 * @param channel never {@link Channel#IN_APP}
 * @param lane the lane it travels on
 * @param address e-mail address, phone number or id of a webhook endpoint; null for push
 * @param deviceTokens push tokens; null for other channels
 * @param content the rendered words
 * @param category preference category
 * @param unsubscribeUrl one-click address (RFC 8058) for mail of categories people may leave; null for other deliveries
 * @param acceptedAt when the notification was accepted
 * @param expiresAt after this time it must not be sent any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryRequested(
        String deliveryId,
        String notificationId,
        int attempt,
        Channel channel,
        Lane lane,
        String address,
        List<String> deviceTokens,
        Content content,
        String category,
        String unsubscribeUrl,
        Instant acceptedAt,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "DeliveryRequested[" + deliveryId + " attempt " + attempt + " " + channel + "]";
    }
}
