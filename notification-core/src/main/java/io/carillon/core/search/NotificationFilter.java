package io.carillon.core.search;

import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import java.time.Instant;

/**
 * Which notifications somebody looks for; null means any. What is asked of deliveries, one delivery must answer as a
 * whole.
 *
 * @param status of a delivery; {@code FAILED} finds notifications refused as a whole, too
 * @param address exact address of a delivery
 * @param userId the recipient's user id
 * @param from accepted at or after
 * @param to accepted before
 */
record NotificationFilter(
        DeliveryStatus status,
        Channel channel,
        String address,
        String category,
        String template,
        String userId,
        Instant from,
        Instant to) {

    boolean asksOfDeliveries() {
        return status != null || channel != null || address != null;
    }

    boolean findsRefused() {
        return status == DeliveryStatus.FAILED && channel == null && address == null;
    }
}
