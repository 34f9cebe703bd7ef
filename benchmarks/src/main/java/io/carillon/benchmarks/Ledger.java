package io.carillon.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was sent against what arrived.
 *
 * @param lost accepted, but never arrived
 * @param duplicates arrivals beyond the first
 * @param uninvited arrived although not accepted
 */
record Ledger(int sent, int accepted, int lost, int duplicates, int uninvited) {

    static Ledger of(List<Sent> sent, Map<String, List<Instant>> arrivals) {
        int accepted = 0;
        int lost = 0;
        int uninvited = 0;
        for (Sent one : sent) {
            boolean arrived = arrivals.containsKey(one.address());
            accepted += one.isAccepted() ? 1 : 0;
            lost += one.isAccepted() && !arrived ? 1 : 0;
            uninvited += !one.isAccepted() && arrived ? 1 : 0;
        }
        int duplicates =
                arrivals.values().stream().mapToInt(times -> times.size() - 1).sum();
        return new Ledger(sent.size(), accepted, lost, duplicates, uninvited);
    }

    /** Whether everything that was sent was accepted and arrived once; only then does a run have figures. */
    boolean isClean() {
        return accepted == sent && lost == 0 && duplicates == 0 && uninvited == 0;
    }
}
