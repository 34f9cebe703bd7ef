package io.carillon.benchmarks;

/**
 * One way out under load.
 *
 * @param vendor which
 * @param deliveries how many were asked for
 * @param sent how many the dispatcher said were sent
 * @param arrived how many the other side counted
 * @param perSecond from the first delivery asked for to the last outcome told
 * @param connections to the other side, at most, while the dispatcher sent
 * @param cpuMillis processor time of the dispatcher for each delivery
 * @param otherSideMillis processor time of the process that plays the other side for each delivery
 * @param rawPerSecond what a client without anything around it reached with the same payload
 * @param rawConnections connections of that client
 */
record ProviderRun(
        Vendor vendor,
        int deliveries,
        int sent,
        long arrived,
        double perSecond,
        int connections,
        double cpuMillis,
        double otherSideMillis,
        double rawPerSecond,
        int rawConnections) {

    /** Everything arrived exactly once. */
    boolean isClean() {
        return sent == deliveries && arrived == deliveries;
    }
}
