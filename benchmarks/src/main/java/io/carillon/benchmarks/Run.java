package io.carillon.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A run and what was measured.
 *
 * @param figures null when not everything arrived exactly once: such a run has no performance
 * @param cpuMillis processor time of each part during the run
 */
record Run(Scenario scenario, Ledger ledger, Figures figures, Map<String, Long> cpuMillis, Usage after) {

    /** Parts whose processor time counts as the product's; the supervisor holds the sinks and the token issuer. */
    static final List<String> SERVICES = List.of("gateway", "core", "dispatcher", "admin", "realtime");

    static final List<String> STORES = List.of("kafka", "postgres", "redis");

    /** How fast it was. */
    record Figures(double acceptedPerSecond, double endToEndPerSecond, Latencies accept, Latencies endToEnd) {}

    /** Processor time of these parts for each notification, in milliseconds. */
    double cpuPerNotification(List<String> parts) {
        long millis = parts.stream()
                .mapToLong(part -> cpuMillis.getOrDefault(part, 0L))
                .sum();
        return (double) millis / ledger.sent();
    }

    /** Resident memory of these parts together, in megabytes. */
    double megabytes(List<String> parts) {
        return parts.stream()
                        .mapToLong(part -> after.residentKilobytes().getOrDefault(part, 0L))
                        .sum()
                / 1024.0;
    }
}
