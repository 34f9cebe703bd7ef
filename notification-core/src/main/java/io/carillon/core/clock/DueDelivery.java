package io.carillon.core.clock;

import io.carillon.core.delivery.Delivery;
import io.carillon.events.DeliveryStatus;

/**
 * A delivery whose moment came, and what was decided.
 *
 * @param before as the clock found it
 * @param delivery as it is now
 * @param isHeld whether it has to wait on where it stands
 */
record DueDelivery(Delivery before, Delivery delivery, boolean isHeld) {

    static DueDelivery moved(Delivery before, Delivery delivery) {
        return new DueDelivery(before, delivery, false);
    }

    static DueDelivery held(Delivery before, Delivery delivery) {
        return new DueDelivery(before, delivery, true);
    }

    /** Where it stood before the clock took it. */
    DeliveryStatus previous() {
        return before.status();
    }
}
