package io.carillon.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where a notification is. Statuses are text: a newer server may know more of them.
 *
 * @param reason why it failed or was cancelled as a whole, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NotificationState(
        String notificationId,
        String status,
        String reason,
        Map<String, String> metadata,
        Instant acceptedAt,
        List<DeliveryState> deliveries) {

    /** Where it is on one channel. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DeliveryState(
            String deliveryId, String channel, String status, String reason, int attempt, String provider) {}
}
