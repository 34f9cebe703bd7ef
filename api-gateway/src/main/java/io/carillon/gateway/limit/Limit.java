package io.carillon.gateway.limit;

/**
 * One bucket a request is taken from: it holds {@code perMinute} tokens and fills up within a minute.
 *
 * @param key the bucket's key in Redis; contains whose it is
 * @param name tag of its metrics
 * @param perMinute at least one
 * @param vital whether a request is refused when it cannot be counted
 */
record Limit(String key, String name, int perMinute, boolean vital) {}
