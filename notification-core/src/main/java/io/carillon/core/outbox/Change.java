package io.carillon.core.outbox;

import io.carillon.messaging.OutgoingEvent;
import java.util.List;

/**
 * What a transaction did.
 *
 * @param result what its caller wants to know
 * @param events what must be told once it is committed, in this order
 */
public record Change<T>(T result, List<OutgoingEvent> events) {}
