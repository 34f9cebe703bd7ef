package io.carillon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOW = Instant.EPOCH;

    private final List<Sent> sent = List.of(request("a", 202), request("b", 202));

    @Test
    void isCleanWhenEverythingArrivedOnce() {
        assertThat(Ledger.of(sent, Map.of("a", List.of(NOW), "b", List.of(NOW))))
                .isEqualTo(new Ledger(2, 2, 0, 0, 0));
        assertThat(Ledger.of(sent, Map.of("a", List.of(NOW), "b", List.of(NOW))).isClean())
                .isTrue();
    }

    @Test
    void countsWhatNeverArrived() {
        Ledger ledger = Ledger.of(sent, Map.of("a", List.of(NOW)));

        assertThat(ledger.lost()).isEqualTo(1);
        assertThat(ledger.isClean()).isFalse();
    }

    @Test
    void countsCopies() {
        Ledger ledger = Ledger.of(sent, Map.of("a", List.of(NOW, NOW, NOW), "b", List.of(NOW)));

        assertThat(ledger.duplicates()).isEqualTo(2);
        assertThat(ledger.isClean()).isFalse();
    }

    @Test
    void aRefusedRequestIsNeitherLostNorClean() {
        Ledger ledger = Ledger.of(List.of(request("a", 503), request("b", 0)), Map.of("b", List.of(NOW)));

        assertThat(ledger).isEqualTo(new Ledger(2, 0, 0, 0, 1));
        assertThat(ledger.isClean()).isFalse();
    }

    @Test
    void aRunThatIsNotCleanShowsNoFigures() {
        Run run = new Run(
                new Scenario("rest-email", 2, 1, 0),
                Ledger.of(sent, Map.of()),
                null,
                Map.of("core", 100L),
                new Usage(Map.of(), Map.of()));

        assertThat(Table.of(run)).contains("no performance figures").doesNotContain("per second", "CPU");
    }

    private static Sent request(String address, int status) {
        return new Sent(address, NOW, NOW, status);
    }
}
