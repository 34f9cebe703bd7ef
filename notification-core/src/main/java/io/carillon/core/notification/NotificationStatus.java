package io.carillon.core.notification;

import io.carillon.events.DeliveryStatus;
import java.util.Comparator;
import java.util.List;

/** Where a notification stands, as its deliveries say. Pure. */
final class NotificationStatus {
    static final String ACCEPTED = "ACCEPTED";

    private NotificationStatus() {}

    /**
     * The notification's status: while any delivery is open, the least advanced open one; then the furthest a delivery
     * got; when all ended without reaching anybody, the first of {@code FAILED, BOUNCED, EXPIRED, …}.
     */
    static String of(String failureReason, List<DeliveryStatus> deliveries) {
        if (failureReason != null) {
            return DeliveryStatus.FAILED.name();
        }
        Comparator<DeliveryStatus> order = Comparator.naturalOrder();
        return deliveries.stream()
                .filter(DeliveryStatus::isOpen)
                .min(order)
                .or(() -> deliveries.stream().filter(status -> !status.isEnd()).max(order))
                .or(() -> deliveries.stream().min(Comparator.comparingInt(NotificationStatus::gravity)))
                .map(DeliveryStatus::name)
                .orElse(ACCEPTED);
    }

    private static int gravity(DeliveryStatus end) {
        return switch (end) {
            case FAILED -> 0;
            case BOUNCED -> 1;
            case EXPIRED -> 2;
            case SUPPRESSED -> 3;
            case CANCELLED -> 4;
            default -> 5;
        };
    }
}
