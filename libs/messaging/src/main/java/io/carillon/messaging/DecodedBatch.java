package io.carillon.messaging;

import java.util.List;

/**
 * A poll, sorted into what can be processed and what cannot.
 *
 * @param events readable events in the order they came
 * @param broken the rest
 */
public record DecodedBatch<T>(List<ReceivedEvent<T>> events, List<DeadLetter> broken) {}
