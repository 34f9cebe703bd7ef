package io.carillon.core.tally;

/**
 * One counter of a batch.
 *
 * @param channel wire name; empty for notifications as a whole
 * @param status a delivery status, {@link Shift#PLANNED} or {@link Shift#REFUSED}
 */
public record Counter(String channel, String status, long amount) {}
