package io.carillon.dispatcher.limit;

/**
 * Tells those who cannot be served now when to come back: one after the other, not all at the same moment. Thread-safe.
 */
final class Backlog {
    private long endsAt;

    /** Milliseconds until the next free moment, given how long each of those in line takes. */
    synchronized long next(long now, long atLeast, double eachMillis) {
        double turn = Math.max(endsAt, now + atLeast) + eachMillis;
        endsAt = (long) Math.ceil(turn);
        return Math.max(1, endsAt - now);
    }
}
