package io.carillon.core.digest;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.Moved;
import io.carillon.core.tally.Shift;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.HopTracing;

/**
 * What became of one delivery when its window closed.
 *
 * @param detail one line for people, or null
 */
record Merged(Delivery delivery, TimelineEvent event, String detail) {

    /** Whether it ended here; the one that carries the digest goes on. */
    boolean hasEnded() {
        return !delivery.status().isOpen();
    }

    Shift shift() {
        return new Moved(DeliveryStatus.SCHEDULED, delivery).shift();
    }

    TimelineEntry line() {
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                event,
                delivery.reason(),
                null,
                null,
                null,
                detail,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }
}
