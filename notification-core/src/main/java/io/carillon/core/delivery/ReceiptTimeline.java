package io.carillon.core.delivery;

import io.carillon.core.timeline.TimelineEntry;
import io.carillon.events.DeliveryReceipt;
import io.carillon.messaging.Event;
import io.carillon.messaging.HopTracing;
import java.util.Optional;

/** Tells a receipt as a line of its notification's story, whether or not it moved the delivery. Pure. */
final class ReceiptTimeline {
    private ReceiptTimeline() {}

    static Optional<TimelineEntry> tell(Delivery delivery, Event<DeliveryReceipt> received) {
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
                        receipt.occurredAt()));
    }
}
