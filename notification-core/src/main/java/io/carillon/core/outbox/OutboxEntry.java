package io.carillon.core.outbox;

import io.carillon.messaging.OutgoingEvent;

/**
 * An event that waits to be told.
 *
 * @param id its place in the order of the table
 */
record OutboxEntry(long id, OutgoingEvent event) {}
