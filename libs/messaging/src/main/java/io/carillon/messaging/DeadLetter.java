package io.carillon.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that cannot be processed, and why.
 *
 * @param record the record as it came
 * @param reason short stable code, for example {@code invalid-json}
 * @param detail one line for people, without personal data
 */
public record DeadLetter(ConsumerRecord<String, byte[]> record, String reason, String detail) {}
