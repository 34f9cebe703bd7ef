package io.carillon.core.notification;

/** The Kafka coordinates a notification came from: the same ones again mean our own half-done work. */
public record Origin(String topic, int partition, long offset) {}
