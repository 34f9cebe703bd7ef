package io.carillon.core.delivery;

import io.carillon.core.tally.Shift;
import io.carillon.events.DeliveryStatus;

/**
 * A delivery that moved.
 *
 * @param previous where it stood before
 * @param delivery as it is now
 */
public record Moved(DeliveryStatus previous, Delivery delivery) {

    /** What the move means for the delivery's batch. */
    public Shift shift() {
        return delivery.shiftFrom(previous);
    }
}
