package io.carillon.core.tally;

import io.carillon.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How much one counter of a batch changes. Pure.
 *
 * @param amount never zero
 */
record Delta(TenantId tenant, UUID batchId, String channel, String status, long amount) {
    private static final Comparator<Delta> LOCKING_ORDER = Comparator.comparing(
                    (Delta delta) -> delta.tenant().value())
            .thenComparing(Delta::batchId)
            .thenComparing(Delta::channel)
            .thenComparing(Delta::status);

    private record Counter(TenantId tenant, UUID batchId, String channel, String status) {}

    /** The sum of all shifts, in the one order in which every transaction locks counters. */
    static List<Delta> of(List<Shift> shifts) {
        Map<Counter, Long> sums = new LinkedHashMap<>();
        shifts.stream().filter(shift -> shift.batchId() != null).forEach(shift -> add(sums, shift));
        List<Delta> deltas = new ArrayList<>(sums.size());
        sums.forEach((counter, sum) -> {
            if (sum != 0) {
                deltas.add(new Delta(counter.tenant(), counter.batchId(), counter.channel(), counter.status(), sum));
            }
        });
        deltas.sort(LOCKING_ORDER);
        return deltas;
    }

    private static void add(Map<Counter, Long> sums, Shift shift) {
        if (shift.from() != null) {
            sums.merge(new Counter(shift.tenant(), shift.batchId(), shift.channel(), shift.from()), -1L, Long::sum);
        }
        if (shift.to() != null) {
            sums.merge(new Counter(shift.tenant(), shift.batchId(), shift.channel(), shift.to()), 1L, Long::sum);
        }
    }
}
