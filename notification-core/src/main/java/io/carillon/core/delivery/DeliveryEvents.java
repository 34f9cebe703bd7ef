package io.carillon.core.delivery;

import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EventTypes;
import io.carillon.events.NotificationStatusChanged;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;

/** The events a delivery gives rise to; their ids derive from what they tell, so copies can be dropped. */
public final class DeliveryEvents {
    private DeliveryEvents() {}

    /** Asks the dispatcher for the delivery's current attempt. */
    public static OutgoingEvent requested(Delivery delivery) {
        DeliveryRequested request = new DeliveryRequested(
                delivery.id().toString(),
                delivery.notificationId().toString(),
                delivery.attempt(),
                delivery.channel(),
                delivery.lane(),
                delivery.address(),
                delivery.deviceTokens(),
                delivery.content(),
                delivery.category(),
                delivery.unsubscribeUrl(),
                delivery.acceptedAt(),
                delivery.expiresAt());
        return new OutgoingEvent(
                Topics.deliveries(delivery.channel(), delivery.lane()),
                request.notificationId(),
                new Event<>(
                        request.deliveryId() + "-" + request.attempt(),
                        EventTypes.DELIVERY_REQUESTED,
                        delivery.tenant(),
                        delivery.traceparent(),
                        request));
    }

    /** Tells everybody where the delivery stands. */
    public static OutgoingEvent statusChanged(Delivery delivery) {
        NotificationStatusChanged change = new NotificationStatusChanged(
                delivery.notificationId().toString(),
                delivery.id().toString(),
                delivery.channel(),
                delivery.status(),
                delivery.reason(),
                delivery.attempt(),
                delivery.metadata(),
                delivery.updatedAt());
        return new OutgoingEvent(
                Topics.STATUS,
                change.notificationId(),
                new Event<>(
                        change.deliveryId() + "-" + change.status() + "-" + change.attempt(),
                        EventTypes.NOTIFICATION_STATUS_CHANGED,
                        delivery.tenant(),
                        delivery.traceparent(),
                        change));
    }

    /** Whether the dispatcher has work to do for this delivery now. */
    public static boolean isForDispatcher(Delivery delivery) {
        return delivery.channel() != Channel.IN_APP && delivery.status() == DeliveryStatus.PENDING;
    }
}
