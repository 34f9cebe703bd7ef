package io.carillon.core.notification;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.notification.NotificationView.DeliveryView;
import io.carillon.events.DeliveryStatus;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a cancellation reached.
 *
 * @param status where the notification stands now
 * @param cancelled deliveries that will not be sent; empty when the request was not planned yet: then none will be
 * @param tooLate deliveries that had been handed over or had ended before
 */
record CancelledView(String notificationId, String status, List<DeliveryView> cancelled, List<DeliveryView> tooLate) {

    /** Nothing was planned yet, and nothing will be sent. */
    static CancelledView beforePlanning(UUID id) {
        return new CancelledView(id.toString(), DeliveryStatus.CANCELLED.name(), List.of(), List.of());
    }

    static CancelledView of(UUID id, List<Delivery> deliveries) {
        List<DeliveryStatus> statuses =
                deliveries.stream().map(Delivery::status).toList();
        return new CancelledView(
                id.toString(),
                NotificationStatus.of(null, statuses),
                views(deliveries, status -> status == DeliveryStatus.CANCELLED),
                views(deliveries, status -> status != DeliveryStatus.CANCELLED));
    }

    private static List<DeliveryView> views(List<Delivery> deliveries, Predicate<DeliveryStatus> which) {
        return deliveries.stream()
                .filter(delivery -> which.test(delivery.status()))
                .map(DeliveryView::of)
                .toList();
    }
}
