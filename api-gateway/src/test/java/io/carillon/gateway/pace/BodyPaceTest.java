package io.carillon.gateway.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyPaceTest {
    private final PaceConfig config = read(Map.of());
    private final BodyPace pace = new BodyPace(config, 0);

    @Test
    void hasTheseDefaults() {
        assertThat(config.headTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.keepAlive()).isEqualTo(Duration.ofSeconds(75));
        assertThat(config.bodyGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.bodyPerSecond().asLongValue()).isEqualTo(1024);
    }

    @Test
    void letsABodyGetGoing() {
        assertThat(pace.isTooSlow(seconds(10))).isFalse();
        assertThat(pace.isTooSlow(seconds(11))).isTrue();
    }

    @Test
    void wantsAKilobyteASecondAfterwards() {
        pace.received(2048);

        assertThat(pace.isTooSlow(seconds(12))).isFalse();
        assertThat(pace.isTooSlow(seconds(13))).isTrue();
    }

    @Test
    void blamesNobodyForTheTimeWeDidNotWantMore() {
        pace.paused(seconds(1));
        assertThat(pace.isTooSlow(seconds(100))).isFalse();

        pace.resumed(seconds(101));
        assertThat(pace.isTooSlow(seconds(110))).isFalse();
        assertThat(pace.isTooSlow(seconds(112))).isTrue();
    }

    @Test
    void tellsWhenNobodyTakesTheBody() {
        pace.paused(seconds(1));

        assertThat(pace.isStuck(seconds(30), 30_000)).isFalse();
        assertThat(pace.isStuck(seconds(32), 30_000)).isTrue();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static PaceConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PaceConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(PaceConfig.class);
    }
}
