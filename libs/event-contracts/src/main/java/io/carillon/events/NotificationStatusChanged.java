package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * A delivery of a notification moved forward; told to everybody who listens.
 *
 * @param notificationId the notification
 * @param deliveryId the delivery that moved
 * @param channel its channel
 * @param status where it stands now
 * @param reason why, as a reason code, when the status alone does not say; else null
 * @param attempt attempts made so far
 * @param metadata the caller's own key-values from the request, or null
 * @param occurredAt when it moved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationStatusChanged(
        String notificationId,
        String deliveryId,
        Channel channel,
        DeliveryStatus status,
        String reason,
        int attempt,
        Map<String, String> metadata,
        Instant occurredAt) {}
