package io.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EarlyReceiptTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void isLookedForAtOnceAndThenLessAndLessOftenForADay() {
        EarlyReceipt early = EarlyReceipt.arrived(null, NOW);
        int looks = 0;
        for (Instant now = early.dueAt(); !early.isGivenUp(now); now = early.dueAt()) {
            early = early.lookedFor(now);
            looks++;
        }
        assertThat(EarlyReceipt.arrived(null, NOW).dueAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(looks).isBetween(20, 40);
        assertThat(Duration.between(NOW, early.dueAt())).isBetween(Duration.ofHours(24), Duration.ofHours(26));
    }
}
