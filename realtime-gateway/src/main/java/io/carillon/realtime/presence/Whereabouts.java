package io.carillon.realtime.presence;

import java.time.Instant;

/**
 * Where a user is.
 *
 * @param sockets open on all replicas
 * @param lastSeenAt when one was last, or null when never
 */
record Whereabouts(int sockets, Instant lastSeenAt) {}
