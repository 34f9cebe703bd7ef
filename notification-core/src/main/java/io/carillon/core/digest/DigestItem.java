package io.carillon.core.digest;

import io.carillon.core.delivery.Delivery;
import io.carillon.events.NotificationRequested;
import java.util.UUID;

/**
 * One notification's part in a digest whose window closed.
 *
 * @param delivery as it waits; locked
 */
record DigestItem(UUID digestId, Delivery delivery, NotificationRequested request) {}
