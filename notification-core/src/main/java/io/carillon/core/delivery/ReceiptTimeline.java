package io.carillon.core.delivery;

import io.carillon.core.timeline.TimelineEntry;
import io.carillon.events.DeliveryReceipt;
import io.carillon.messaging.Event;
import io.carillon.messaging.HopTracing;
import java.time.Instant;
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
                        after(delivery, receipt)));
    }

    /** Vendors tell whole seconds, and clocks differ: what is reported of a message came after it was sent. */
    private static Instant after(Delivery delivery, DeliveryReceipt receipt) {
        Instant sent = delivery.updatedAt();
        return receipt.occurredAt().isBefore(sent) ? sent : receipt.occurredAt();
    }
}
