package io.carillon.core.delivery;

import io.carillon.events.DeliveryReceipt;
import io.carillon.messaging.Event;
import java.time.Duration;
import java.time.Instant;

/**
 * A receipt of a message that no outcome has told of yet.
 *
 * @param looks how often its delivery was looked for in vain
 * @param arrivedAt when it came
 * @param dueAt when to look again
 */
record EarlyReceipt(Event<DeliveryReceipt> receipt, int looks, Instant arrivedAt, Instant dueAt) {
    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final int LONGEST_DOUBLING = 12;

    static EarlyReceipt arrived(Event<DeliveryReceipt> receipt, Instant now) {
        return new EarlyReceipt(receipt, 0, now, now.plusSeconds(1));
    }

    /** Looked for in vain: the pause doubles, from a second to about an hour. */
    EarlyReceipt lookedFor(Instant now) {
        Instant next = now.plusSeconds(1L << Math.min(looks + 1, LONGEST_DOUBLING));
        return new EarlyReceipt(receipt, looks + 1, arrivedAt, next);
    }

    /** Whether no outcome will come any more: somebody else sent that message. */
    boolean isGivenUp(Instant now) {
        return now.isAfter(arrivedAt.plus(KEPT_FOR));
    }
}
