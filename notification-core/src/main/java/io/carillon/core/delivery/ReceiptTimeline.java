package io.carillon.core.delivery;

import io.carillon.core.timeline.TimelineEntry;
import io.carillon.events.DeliveryReceipt;
import io.carillon.messaging.Event;
import io.carillon.messaging.HopTracing;
import java.time.Instant;
import java.util.Optional;

/** Tells a receipt as a line of its notification's story, whether or not it moved the delivery. Pure. */
final class ReceiptTimeline {
    private static final int LAST_MILLI = 999;

    private ReceiptTimeline() {}

    static Optional<TimelineEntry> tell(Delivery delivery, Event<DeliveryReceipt> received, Instant now) {
        DeliveryReceipt receipt = received.data();
        return ReceiptDecision.eventOf(receipt)
                .map(event -> new TimelineEntry(
                        delivery.tenant(),
                        delivery.notificationId(),
                        delivery.id(),
                        delivery.channel(),
                        event,
                        ReceiptDecision.reasonOf(receipt),
                        null,
                        receipt.provider(),
                        receipt.providerAccountId(),
                        receipt.code(),
                        HopTracing.traceId(delivery.traceparent()).orElse(null),
                        moment(receipt.occurredAt(), now)));
    }

    /** Many vendors tell whole seconds only: then it was at the end of that second, if that is not still to come. */
    private static Instant moment(Instant told, Instant now) {
        Instant latest = told.getNano() == 0 ? told.plusMillis(LAST_MILLI) : told;
        return latest.isAfter(now) ? now : latest;
    }
}
