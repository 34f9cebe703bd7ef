package io.carillon.messaging;

/**
 * An event on its way out.
 *
 * @param topic where to
 * @param key Kafka key; records of one key stay in order
 * @param event the event
 */
public record OutgoingEvent(String topic, String key, Event<?> event) {}
