package io.carillon.core.poll;

/**
 * A readable event that the work refused for what it asks; its record becomes a dead letter, so that its producer can
 * find it with the reason.
 *
 * @param topic topic the event was read from
 * @param partition its partition
 * @param offset its offset
 * @param reason short stable code
 * @param detail one line for people, without personal data
 */
public record Refusal(String topic, int partition, long offset, String reason, String detail) {}
