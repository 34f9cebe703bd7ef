package io.carillon.core.delivery;

import io.carillon.events.DeliveryStatus;

/**
 * A delivery whose moment came.
 *
 * @param previous where it stood before the clock took it
 * @param delivery as it is now
 */
public record DueDelivery(DeliveryStatus previous, Delivery delivery) {}
