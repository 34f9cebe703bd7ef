package io.carillon.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.tally.Counter;
import io.carillon.core.tally.Shift;
import io.carillon.events.DeliveryStatus;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchFiguresTest {
    private static final SharedRequest REQUEST =
            new SharedRequest(null, null, null, null, null, null, null, null, null, null, null);

    @Property
    void withOneChannelEveryAcceptedRecipientIsInExactlyOnePlace(
            @ForAll @IntRange(max = 1000) int waiting,
            @ForAll @IntRange(max = 1000) int planning,
            @ForAll @IntRange(max = 1000) int refused,
            @ForAll @IntRange(max = 1000) int dropped,
            @ForAll @Size(14) List<@IntRange(max = 1000) Integer> byStatus) {
        List<Counter> counters = new ArrayList<>();
        long planned = 0;
        for (DeliveryStatus status : DeliveryStatus.values()) {
            long amount = byStatus.get(status.ordinal());
            counters.add(new Counter("email", status.name(), amount));
            planned += amount;
        }
        counters.add(new Counter("", Shift.PLANNED, planned));
        counters.add(new Counter("", Shift.REFUSED, refused));
        long fed = planning + planned + refused;
        Batch batch = batch(BatchState.CLOSED, waiting + fed + dropped, fed, dropped);

        Map<String, Long> flat = new BatchFigures(batch, counters).flat();

        assertThat(flat.values()).allMatch(amount -> amount >= 0);
        assertThat(sum(flat, "waiting", "planning", "planned", "refused", "dropped"))
                .isEqualTo(batch.accepted());
        assertThat(sum(
                        flat,
                        "waiting",
                        "planning",
                        "open",
                        "delivered",
                        "failed",
                        "skipped",
                        "suppressed",
                        "cancelled"))
                .isEqualTo(batch.accepted());
        assertThat(flat.get("deliveries")).isEqualTo(planned);
    }

    @Test
    void planningMayBeAheadOfWhatTheFeederNoted() {
        BatchFigures figures = new BatchFigures(batch(BatchState.CLOSED, 10, 0, 0), sent(4));
        assertThat(figures.flat())
                .containsEntry("waiting", 6L)
                .containsEntry("fed", 4L)
                .containsEntry("planning", 0L);
        assertThat(figures.isThrough()).isFalse();
    }

    @Test
    void itIsThroughWhenAllThatWasTakenInHasEndedAndNotBefore() {
        assertThat(new BatchFigures(batch(BatchState.CLOSED, 4, 4, 0), sent(4)).isThrough())
                .isTrue();
        assertThat(new BatchFigures(batch(BatchState.CLOSED, 5, 4, 0), sent(4)).isThrough())
                .isFalse();
        assertThat(new BatchFigures(batch(BatchState.CLOSED, 5, 5, 0), sent(4)).isThrough())
                .isFalse();
        assertThat(new BatchFigures(batch(BatchState.CANCELLED, 5, 4, 1), sent(4)).isThrough())
                .isTrue();
        List<Counter> open = new ArrayList<>(sent(4));
        open.add(new Counter("sms", "RETRYING", 1));
        assertThat(new BatchFigures(batch(BatchState.CLOSED, 4, 4, 0), open).isThrough())
                .isFalse();
        assertThat(new BatchFigures(batch(BatchState.CLOSED, 0, 0, 0), List.of()).isThrough())
                .isTrue();
    }

    @Test
    void progressCountsRecipientsInSharesOfTheirChannels() {
        List<Counter> counters = new ArrayList<>(sent(10));
        counters.add(new Counter("sms", "PENDING", 10));
        BatchFigures figures = new BatchFigures(batch(BatchState.CLOSED, 20, 10, 0), counters);
        assertThat(figures.done()).isEqualTo(5);
        assertThat(figures.progress()).isEqualTo(0.25);
        assertThat(figures.byStatus()).isEqualTo(Map.of(DeliveryStatus.SENT, 10L, DeliveryStatus.PENDING, 10L));
    }

    private static List<Counter> sent(long amount) {
        return List.of(new Counter("", Shift.PLANNED, amount), new Counter("email", "SENT", amount));
    }

    private static long sum(Map<String, Long> flat, String... names) {
        return List.of(names).stream().mapToLong(flat::get).sum();
    }

    private static Batch batch(BatchState state, long accepted, long fed, long dropped) {
        Instant now = Instant.EPOCH;
        return new Batch(
                new TenantId(new UUID(1, 1)),
                new UUID(1, 2),
                BatchKind.BATCH,
                state,
                false,
                REQUEST,
                null,
                accepted,
                0,
                fed,
                dropped,
                0,
                now,
                null,
                null,
                null);
    }
}
