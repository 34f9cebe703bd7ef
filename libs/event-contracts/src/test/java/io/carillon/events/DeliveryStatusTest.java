package io.carillon.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryStatusTest {
    /** Rows: where a delivery stands. Columns: where it wants to go, in the order of the enum. x = legal. */
    private static final String MOVES = """
            from \\ to   SCHE PEND DISP RETR SENT DELI OPEN CLIC BOUN FAIL EXPI SUPP SKIP CANC
            SCHEDULED   .    x    x    x    x    x    x    x    .    x    x    x    x    x
            PENDING     .    .    x    x    x    x    x    x    x    x    x    x    x    x
            DISPATCHED  .    .    .    x    x    x    x    x    x    x    x    x    x    x
            RETRYING    .    .    x    .    x    x    x    x    x    x    x    x    x    x
            SENT        .    .    .    .    .    x    x    x    x    x    .    .    .    .
            DELIVERED   .    .    .    .    .    .    x    x    x    .    .    .    .    .
            OPENED      .    .    .    .    .    .    .    x    .    .    .    .    .    .
            CLICKED     .    .    .    .    .    .    .    .    .    .    .    .    .    .
            BOUNCED     .    .    .    .    .    .    x    x    .    .    .    .    .    .
            FAILED      .    .    .    .    .    x    x    x    x    .    .    .    .    .
            EXPIRED     .    .    .    .    .    x    x    x    x    x    .    .    .    .
            SUPPRESSED  .    .    .    .    .    .    .    .    .    .    .    .    .    .
            SKIPPED     .    .    .    .    .    .    .    .    .    .    .    .    .    .
            CANCELLED   .    .    .    .    .    .    .    .    .    .    .    .    .    .
            """;

    record Row(DeliveryStatus from, List<String> marks) {}

    static Stream<Row> rows() {
        return MOVES.lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .map(words ->
                        new Row(DeliveryStatus.valueOf(words[0]), List.of(words).subList(1, words.length)));
    }

    @Test
    void theTableIsComplete() {
        assertThat(rows().map(Row::from)).containsExactly(DeliveryStatus.values());
        assertThat(rows()).allMatch(row -> row.marks().size() == DeliveryStatus.values().length);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void movesAreLegalAsTheTableSays(Row row) {
        for (DeliveryStatus next : DeliveryStatus.values()) {
            assertThat(row.from().canBecome(next))
                    .as("%s → %s", row.from(), next)
                    .isEqualTo(row.marks().get(next.ordinal()).equals("x"));
        }
    }

    /** Reports that contradict one another end alike in any order: of two, at most one gives way to the other. */
    @Test
    void whatProvidersReportHasOneOrder() {
        List<DeliveryStatus> order = List.of(
                DeliveryStatus.EXPIRED,
                DeliveryStatus.FAILED,
                DeliveryStatus.DELIVERED,
                DeliveryStatus.BOUNCED,
                DeliveryStatus.OPENED,
                DeliveryStatus.CLICKED);
        for (DeliveryStatus from : order) {
            for (DeliveryStatus to : DeliveryStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s → %s", from, to)
                        .isEqualTo(order.indexOf(to) > order.indexOf(from));
            }
        }
    }

    @Test
    void nothingLeavesWhatWeDecided() {
        assertThat(Stream.of(DeliveryStatus.SUPPRESSED, DeliveryStatus.SKIPPED, DeliveryStatus.CANCELLED)
                        .filter(end -> Stream.of(DeliveryStatus.values()).anyMatch(end::canBecome)))
                .isEmpty();
    }

    @Test
    void aDeliveryIsOpenUntilAProviderHasIt() {
        assertThat(Stream.of(DeliveryStatus.values()).filter(DeliveryStatus::isOpen))
                .containsExactly(
                        DeliveryStatus.SCHEDULED,
                        DeliveryStatus.PENDING,
                        DeliveryStatus.DISPATCHED,
                        DeliveryStatus.RETRYING);
    }

    @Test
    void whatReachedTheRecipientIsNoEnd() {
        assertThat(Stream.of(DeliveryStatus.values()).filter(DeliveryStatus::isEnd))
                .containsExactly(
                        DeliveryStatus.BOUNCED,
                        DeliveryStatus.FAILED,
                        DeliveryStatus.EXPIRED,
                        DeliveryStatus.SUPPRESSED,
                        DeliveryStatus.SKIPPED,
                        DeliveryStatus.CANCELLED);
    }
}
