package io.carillon.events;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a delivery stands. Moves go forward only; {@link #canBecome} is the whole table of legal moves. What providers
 * report has one order, from least to most said: expired, failed, delivered, bounced, opened, clicked. So the same reports
 * in any order, however often, end alike.
 */
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
            case SENT, EXPIRED ->
                EnumSet.of(FAILED, DELIVERED, BOUNCED, OPENED, CLICKED).contains(next);
            case FAILED -> EnumSet.of(DELIVERED, BOUNCED, OPENED, CLICKED).contains(next);
            case DELIVERED -> EnumSet.of(BOUNCED, OPENED, CLICKED).contains(next);
            case BOUNCED -> EnumSet.of(OPENED, CLICKED).contains(next);
            case OPENED -> next == CLICKED;
            case CLICKED, SUPPRESSED, SKIPPED, CANCELLED -> false;
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
