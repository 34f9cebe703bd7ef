package io.carillon.core.notification;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A notification as its tenant sees it.
 *
 * @param status {@code ACCEPTED} until planned, then what its deliveries say
 * @param reason why it failed or was cancelled as a whole, or null
 */
public record NotificationView(
        String notificationId,
        String status,
        String reason,
        String detail,
        String template,
        Integer templateVersion,
        String category,
        String priority,
        Map<String, String> metadata,
        Instant acceptedAt,
        Instant scheduledAt,
        Instant expiresAt,
        List<DeliveryView> deliveries,
        Map<String, String> links) {

    /** One delivery as its tenant sees it. */
    public record DeliveryView(
            String deliveryId,
            Channel channel,
            DeliveryStatus status,
            String reason,
            int attempt,
            String provider,
            Instant nextAttemptAt,
            Integer escalationStep,
            Instant updatedAt) {

        static DeliveryView of(Delivery delivery) {
            boolean waiting =
                    delivery.status() == DeliveryStatus.RETRYING || delivery.status() == DeliveryStatus.SCHEDULED;
            return new DeliveryView(
                    delivery.id().toString(),
                    delivery.channel(),
                    delivery.status(),
                    delivery.reason(),
                    delivery.attempt(),
                    delivery.provider(),
                    waiting ? delivery.dueAt() : null,
                    delivery.step() == null ? null : delivery.step().number(),
                    delivery.updatedAt());
        }
    }

    /** Steps that wait for their moment say nothing yet, unless all before them ended. */
    private static List<DeliveryStatus> statuses(List<Delivery> deliveries) {
        List<DeliveryStatus> all = deliveries.stream().map(Delivery::status).toList();
        List<DeliveryStatus> gone = deliveries.stream()
                .filter(delivery -> !delivery.isWaitingStep())
                .map(Delivery::status)
                .toList();
        return gone.stream().allMatch(DeliveryStatus::isEnd) ? all : gone;
    }

    /** The view of a planned notification. */
    public static NotificationView of(Notification notification, List<Delivery> deliveries) {
        List<DeliveryStatus> statuses = statuses(deliveries);
        return new NotificationView(
                notification.id().toString(),
                NotificationStatus.of(notification.failureReason(), statuses),
                notification.failureReason(),
                notification.failureDetail(),
                notification.templateCode(),
                notification.templateVersion(),
                notification.category(),
                notification.lane().wireName(),
                notification.metadata(),
                notification.acceptedAt(),
                notification.scheduledAt(),
                notification.expiresAt(),
                deliveries.stream().map(DeliveryView::of).toList(),
                links(notification.id().toString()));
    }

    /** What can be said between the 202 and planning. */
    static NotificationView unplanned(String id, Instant acceptedAt, boolean cancelled) {
        return new NotificationView(
                id,
                cancelled ? DeliveryStatus.CANCELLED.name() : NotificationStatus.ACCEPTED,
                cancelled ? Reason.CANCELLED.code() : null,
                null,
                null,
                null,
                null,
                null,
                null,
                acceptedAt,
                null,
                null,
                List.of(),
                links(id));
    }

    private static Map<String, String> links(String id) {
        String self = "/api/v1/services/notifications/" + id;
        return Map.of("self", self, "timeline", self + "/timeline", "cancel", self + "/cancel");
    }
}
