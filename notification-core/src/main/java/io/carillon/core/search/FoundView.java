package io.carillon.core.search;

import io.carillon.core.contact.ContactMask;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.notification.Notification;
import io.carillon.core.notification.NotificationView;
import io.carillon.core.notification.TimelineView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A notification as the tenant's administrators see it.
 *
 * @param userId the recipient's user id, or null
 * @param addresses where it goes, by channel, hidden but for what tells one's own
 * @param timeline its story; only when one notification is asked for
 */
record FoundView(
        NotificationView notification, String userId, Map<String, String> addresses, List<TimelineView.Line> timeline) {

    static FoundView of(Notification notification, List<Delivery> deliveries, TimelineView timeline) {
        Map<String, String> addresses = new TreeMap<>();
        deliveries.stream()
                .filter(delivery -> delivery.address() != null)
                .forEach(
                        delivery -> addresses.put(delivery.channel().wireName(), ContactMask.mask(delivery.address())));
        return new FoundView(
                NotificationView.of(notification, deliveries),
                notification.userId(),
                addresses,
                timeline == null ? null : timeline.events());
    }
}
