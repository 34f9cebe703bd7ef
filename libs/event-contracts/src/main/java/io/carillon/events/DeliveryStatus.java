package io.carillon.events;

import java.util.EnumSet;
import java.util.Set;

/** Where a delivery stands. Moves go forward only; {@link #canBecome} is the whole table of legal moves. */
public enum DeliveryStatus {
    SCHEDULED,
    PENDING,
    DISPATCHED,
    RETRYING,
    SENT,
    DELIVERED,
    OPENED,
    CLICKED,
    BOUNCED,
    FAILED,
    EXPIRED,
    SUPPRESSED,
    SKIPPED,
    CANCELLED;

    private static final Set<DeliveryStatus> WAITING = EnumSet.of(SCHEDULED, PENDING, DISPATCHED, RETRYING);
    private static final Set<DeliveryStatus> ENDS =
            EnumSet.of(BOUNCED, FAILED, EXPIRED, SUPPRESSED, SKIPPED, CANCELLED);

    /** Whether {@code this → next} is a legal move. A status never becomes itself. */
    public boolean canBecome(DeliveryStatus next) {
        return switch (this) {
            case SCHEDULED -> next != SCHEDULED && next != BOUNCED;
            case PENDING -> next != SCHEDULED && next != PENDING;
            case DISPATCHED, RETRYING -> next != SCHEDULED && next != PENDING && next != this;
            case SENT -> EnumSet.of(DELIVERED, OPENED, CLICKED, BOUNCED, FAILED).contains(next);
            case DELIVERED -> EnumSet.of(OPENED, CLICKED, BOUNCED).contains(next);
            case OPENED -> next == CLICKED;
            case CLICKED, BOUNCED, FAILED, EXPIRED, SUPPRESSED, SKIPPED, CANCELLED -> false;
        };
    }

    /** Whether Carillon still has something to do: not yet handed to a provider and not ended. */
    public boolean isOpen() {
        return WAITING.contains(this);
    }

    /** Whether the delivery ended without reaching the recipient. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
