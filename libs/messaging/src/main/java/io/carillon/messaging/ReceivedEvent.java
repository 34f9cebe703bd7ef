package io.carillon.messaging;

import java.time.Instant;

/**
 * An event that arrived, with the Kafka coordinates it came from.
 *
 * @param event the event
 * @param source CloudEvents source
 * @param topic topic it was read from
 * @param partition its partition
 * @param offset its offset
 * @param timestamp the record's time
 * @param key its Kafka key, or null
 */
public record ReceivedEvent<T>(
        Event<T> event, String source, String topic, int partition, long offset, Instant timestamp, String key) {}
