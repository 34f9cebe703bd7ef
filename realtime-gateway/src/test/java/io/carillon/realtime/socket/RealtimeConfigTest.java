package io.carillon.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealtimeConfigTest {

    @Test
    void hasTheseDefaults() {
        RealtimeConfig config = read(Map.of());

        assertThat(config.coreUrl()).isEqualTo(URI.create("http://localhost:8081"));
        assertThat(config.coreTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.coreConnections()).isEqualTo(32);
        assertThat(config.helloTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.outstandingFrames()).isEqualTo(1024);
        assertThat(config.outstandingCharacters()).isEqualTo(1_048_576);
        assertThat(config.pingEvery()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.silence()).isEqualTo(Duration.ofSeconds(70));
        assertThat(config.socketsOfUser()).isEqualTo(20);
        assertThat(config.socketsOfTenant()).isEqualTo(20_000);
        assertThat(config.allowedOrigins()).isEmpty();
        assertThat(config.unreadEvery()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.gapPatience()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.resumeMost()).isEqualTo(500);
        assertThat(config.restartSpread()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void hasTheseNames() {
        RealtimeConfig config = read(Map.of(
                "carillon.realtime.core-url", "http://core",
                "carillon.realtime.core-timeout", "2s",
                "carillon.realtime.core-connections", "3",
                "carillon.realtime.hello-timeout", "4s",
                "carillon.realtime.outstanding-frames", "5"));

        assertThat(config.coreUrl()).isEqualTo(URI.create("http://core"));
        assertThat(config.coreTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.coreConnections()).isEqualTo(3);
        assertThat(config.helloTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.outstandingFrames()).isEqualTo(5);
    }

    private static RealtimeConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RealtimeConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(RealtimeConfig.class);
    }
}
