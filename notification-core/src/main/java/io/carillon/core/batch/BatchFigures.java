package io.carillon.core.batch;

import io.carillon.core.tally.Counter;
import io.carillon.core.tally.Shift;
import io.carillon.events.DeliveryStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the counters of a batch say. Pure. A recipient is waiting, then being planned, then refused or planned; a planned one
 * has a delivery on each channel, which is open or ended in one way. So at any moment
 * {@code accepted = waiting + planning + planned + refused + dropped}, and
 * {@code deliveries = open + delivered + failed + skipped + suppressed + cancelled} once refused and dropped recipients are
 * taken out of {@code failed} and {@code cancelled}, where they count as well. With one channel, then,
 * {@code accepted = waiting + planning + open + delivered + failed + skipped + suppressed + cancelled}.
 */
public final class BatchFigures {
    private final Batch batch;
    private final List<Counter> counters;

    public BatchFigures(Batch batch, List<Counter> counters) {
        this.batch = batch;
        this.counters = counters;
    }

    /** The counters as the API and progress events name them. */
    public Map<String, Long> flat() {
        Map<String, Long> flat = new LinkedHashMap<>();
        if (batch.kind() == BatchKind.BULK) {
            flat.put("rows", batch.accepted() + batch.rejected());
        }
        flat.put("accepted", batch.accepted());
        if (batch.kind() == BatchKind.BULK) {
            flat.put("rejected", batch.rejected());
        }
        flat.put("waiting", batch.accepted() - fed() - batch.dropped());
        flat.put("fed", fed());
        flat.put("planning", fed() - planned() - refused());
        flat.put("planned", planned());
        flat.put("refused", refused());
        flat.put("dropped", batch.dropped());
        flat.put("deliveries", deliveries(status -> true));
        flat.put("open", deliveries(DeliveryStatus::isOpen));
        flat.put("delivered", deliveries(status -> !status.isOpen() && !status.isEnd()));
        flat.put("failed", deliveries(BatchFigures::isFailure) + refused());
        flat.put("skipped", deliveries(status -> status == DeliveryStatus.SKIPPED));
        flat.put("suppressed", deliveries(status -> status == DeliveryStatus.SUPPRESSED));
        flat.put("cancelled", deliveries(status -> status == DeliveryStatus.CANCELLED) + batch.dropped());
        return flat;
    }

    /** Deliveries by channel and status. */
    public Map<String, Map<String, Long>> byChannel() {
        Map<String, Map<String, Long>> byChannel = new TreeMap<>();
        counters.stream()
                .filter(counter -> isDelivery(counter) && counter.amount() != 0)
                .forEach(counter -> byChannel
                        .computeIfAbsent(counter.channel(), channel -> new TreeMap<>())
                        .put(counter.status(), counter.amount()));
        return byChannel;
    }

    /** Deliveries by status. */
    public Map<DeliveryStatus, Long> byStatus() {
        Map<DeliveryStatus, Long> byStatus = new TreeMap<>();
        counters.stream()
                .filter(counter -> isDelivery(counter) && counter.amount() != 0)
                .forEach(counter ->
                        byStatus.merge(DeliveryStatus.valueOf(counter.status()), counter.amount(), Long::sum));
        return byStatus;
    }

    /** How many recipients are through; with several channels, in shares. */
    public long done() {
        long all = deliveries(status -> true);
        long ended = all - deliveries(DeliveryStatus::isOpen);
        long through = all == 0 ? planned() : Math.floorDiv(planned() * ended, all);
        return batch.dropped() + refused() + through;
    }

    /** Share of accepted recipients that are through, 0 to 1. */
    public double progress() {
        return batch.accepted() == 0 ? 0 : (double) done() / batch.accepted();
    }

    /** Whether everything that was taken in has ended. */
    public boolean isThrough() {
        return batch.accepted() == batch.fed() + batch.dropped()
                && batch.fed() == planned() + refused()
                && deliveries(DeliveryStatus::isOpen) == 0;
    }

    /** Planning may be done with recipients before the feeder has noted that it fed them. */
    private long fed() {
        return Math.max(batch.fed(), planned() + refused());
    }

    private long planned() {
        return notifications(Shift.PLANNED);
    }

    private long refused() {
        return notifications(Shift.REFUSED);
    }

    private long notifications(String name) {
        return counters.stream()
                .filter(counter -> !isDelivery(counter) && counter.status().equals(name))
                .mapToLong(Counter::amount)
                .sum();
    }

    private long deliveries(Predicate<DeliveryStatus> wanted) {
        return counters.stream()
                .filter(BatchFigures::isDelivery)
                .filter(counter -> wanted.test(DeliveryStatus.valueOf(counter.status())))
                .mapToLong(Counter::amount)
                .sum();
    }

    private static boolean isFailure(DeliveryStatus status) {
        return status == DeliveryStatus.FAILED || status == DeliveryStatus.BOUNCED || status == DeliveryStatus.EXPIRED;
    }

    private static boolean isDelivery(Counter counter) {
        return !counter.channel().isEmpty();
    }
}
