package io.carillon.gateway.limit;

/**
 * What a bucket said.
 *
 * @param admitted whether there was a token left
 * @param remaining tokens left now
 * @param retryAfterSeconds when the next token comes; 0 when there is one
 * @param resetSeconds when the bucket is full again
 */
record Count(boolean admitted, long remaining, long retryAfterSeconds, long resetSeconds) {
    private static final long MICROS = 1_000_000;

    /** Reads the script's answer; times are rounded up, so that whoever waits that long is let in. */
    static Count of(long admitted, long remaining, long retryAfterMicros, long resetMicros) {
        return new Count(admitted == 1, remaining, seconds(retryAfterMicros), seconds(resetMicros));
    }

    private static long seconds(long micros) {
        return Math.ceilDiv(micros, MICROS);
    }
}
