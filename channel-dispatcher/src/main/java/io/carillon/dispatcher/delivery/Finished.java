package io.carillon.dispatcher.delivery;

import io.carillon.events.DeliveryAttempted;
import io.carillon.events.EventTypes;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.tenancy.TenantId;

/**
 * An attempt that ended.
 *
 * @param key its name
 * @param tenant whose
 * @param traceparent trace context to hand on, or null
 * @param attempted what core is told
 */
record Finished(AttemptKey key, TenantId tenant, String traceparent, DeliveryAttempted attempted) {

    /** The event for core; its id is the attempt's name, so copies are recognisable. */
    OutgoingEvent event() {
        return new OutgoingEvent(
                Topics.OUTCOMES,
                attempted.notificationId(),
                new Event<>(key.eventId(), EventTypes.DELIVERY_ATTEMPTED, tenant, traceparent, attempted));
    }
}
