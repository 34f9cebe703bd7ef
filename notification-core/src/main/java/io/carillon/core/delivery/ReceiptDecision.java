package io.carillon.core.delivery;

import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides where receipts take a delivery: forward only, by the table of {@link DeliveryStatus}, so that a receipt heard
 * twice or late changes nothing. A receipt that overtakes its outcome moves the delivery all the same. Pure.
 */
final class ReceiptDecision {
    /** Failures last: one that something good was reported of moves nothing. */
    private static final List<DeliveryStatus> ORDER = List.of(
            DeliveryStatus.DELIVERED,
            DeliveryStatus.BOUNCED,
            DeliveryStatus.OPENED,
            DeliveryStatus.CLICKED,
            DeliveryStatus.FAILED);

    private static final Comparator<DeliveryReceipt> WAY = Comparator.<DeliveryReceipt>comparingInt(
                    receipt -> ORDER.indexOf(receipt.status()))
            .thenComparing(DeliveryReceipt::occurredAt);

    private ReceiptDecision() {}

    /** A move with the receipt that caused it. */
    record Step(Moved moved, DeliveryReceipt receipt) {}

    /** The moves that a poll's receipts cause one after another; nothing for a delivery no provider was asked for. */
    static List<Step> decide(Delivery found, List<DeliveryReceipt> receipts) {
        List<Step> steps = new ArrayList<>(1);
        Delivery present = found;
        for (DeliveryReceipt receipt : receipts.stream().sorted(WAY).toList()) {
            if (found.attempt() > 0
                    && eventOf(receipt).isPresent()
                    && present.status().canBecome(receipt.status())) {
                String why = receipt.status().isEnd() ? reasonOf(receipt) : null;
                Delivery next = present.moved(receipt.status(), present.attempt(), null, why, receipt.occurredAt());
                steps.add(new Step(new Moved(present.status(), next), receipt));
                present = next;
            }
        }
        return steps;
    }

    /** The line that tells of the receipt; empty for a status that no receipt may have. */
    static Optional<TimelineEvent> eventOf(DeliveryReceipt receipt) {
        return switch (receipt.status()) {
            case DELIVERED -> Optional.of(TimelineEvent.DELIVERED);
            case OPENED -> Optional.of(TimelineEvent.OPENED);
            case CLICKED -> Optional.of(TimelineEvent.CLICKED);
            case BOUNCED -> Optional.of(TimelineEvent.BOUNCED);
            case FAILED -> Optional.of(TimelineEvent.FAILED);
            default -> Optional.empty();
        };
    }

    /** The reason code of a receipt, or null when all went well. */
    static String reasonOf(DeliveryReceipt receipt) {
        return switch (receipt.suppression()) {
            case COMPLAINT -> Reason.COMPLAINED.code();
            case STOP -> Reason.STOPPED.code();
            case null, default ->
                switch (receipt.status()) {
                    case BOUNCED -> Reason.BOUNCED.code();
                    case FAILED -> Reason.FAILED_LATER.code();
                    default -> null;
                };
        };
    }
}
