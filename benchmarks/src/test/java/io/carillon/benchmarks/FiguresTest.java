package io.carillon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void quantilesAreDurationsThatWereMeasured() {
        Latencies latencies = Latencies.of(
                IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList());

        assertThat(latencies.millis(0.5)).isEqualTo(100);
        assertThat(latencies.millis(0.99)).isEqualTo(198);
        assertThat(latencies.millis(1)).isEqualTo(200);
    }

    @Test
    void processorTimeIsReadBehindANameThatMayHoldAnything() {
        assertThat(Usage.parseTicks("42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0 55"))
                .isEqualTo(127);
        assertThat(Usage.parseTicks("")).isZero();
    }

    @Test
    void aWarmUpIsARunOfItsOwn() {
        assertThat(Scenario.named(Options.parse("all", "--warm-up", "15000")))
                .extracting(Scenario::name)
                .containsExactly("rest-email (cold)", "rest-email (warm)", "latency (warm)");
        assertThat(Scenario.named(Options.parse())).containsExactly(new Scenario("rest-email", 5000, 32, 0));
    }

    @Test
    void providersAreMeasuredWarmAllOrSome() {
        Options usual = Options.parse("providers");
        assertThat(usual.count()).isEqualTo(10_000);
        assertThat(usual.warmUp()).isEqualTo(10_000);
        assertThat(usual.only()).containsExactly(Vendor.values());

        Options some = Options.parse("providers", "--only", "smtp,webhook", "--warm-up", "0");
        assertThat(some.only()).containsExactly(Vendor.SMTP, Vendor.WEBHOOK);
        assertThat(some.warmUp()).isZero();
        assertThatThrownBy(() -> Options.parse("providers", "--only", "pigeon")).hasMessageContaining("SMTP");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThatThrownBy(() -> Options.parse("everything")).hasMessageContaining("everything");
        assertThatThrownBy(() -> Options.parse("--count", "many")).hasMessageContaining("--count");
    }
}
