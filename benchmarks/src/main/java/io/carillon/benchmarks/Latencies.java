package io.carillon.benchmarks;

import java.time.Duration;
import java.util.Collection;

/** Durations in order, asked for their quantiles. */
record Latencies(long[] sortedNanos) {

    static Latencies of(Collection<Duration> durations) {
        return new Latencies(
                durations.stream().mapToLong(Duration::toNanos).sorted().toArray());
    }

    /** The smallest duration that this share of all do not exceed, in milliseconds. */
    double millis(double share) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos[Math.max(0, rank - 1)] / 1e6;
    }
}
