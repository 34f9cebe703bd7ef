package io.carillon.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {

    @Test
    void hasTheseDefaults() {
        GatewayConfig config = read(Map.of());

        assertThat(config.upstream().core()).isEqualTo(URI.create("http://localhost:8081"));
        assertThat(config.upstream().dispatcher()).isEqualTo(URI.create("http://localhost:8082"));
        assertThat(config.upstream().admin()).isEqualTo(URI.create("http://localhost:8083"));
        assertThat(config.upstream().realtime()).isEqualTo(URI.create("http://localhost:8084"));
        assertThat(config.maxBody()).isEqualTo(new MemorySize(BigInteger.valueOf(1 << 20)));
        assertThat(config.connections()).isEqualTo(256);
        assertThat(config.waiting()).isEqualTo(1024);
        assertThat(config.tunnels()).isEqualTo(16_384);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.answerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.answerTimeouts().send()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.answerTimeouts().batch()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.answerTimeouts().bulk()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.answerTimeouts().read()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.answerTimeouts().admin()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.breakerFailures()).isEqualTo(10);
        assertThat(config.breakerTimeouts()).isEqualTo(3);
        assertThat(config.breakerRest()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.drainSpread()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void hasTheseNames() {
        GatewayConfig config = read(Map.of(
                "carillon.gateway.upstream.core", "http://core",
                "carillon.gateway.max-body", "2M",
                "carillon.gateway.connections", "1",
                "carillon.gateway.waiting", "2",
                "carillon.gateway.tunnels", "3",
                "carillon.gateway.connect-timeout", "PT4S",
                "carillon.gateway.answer-timeout", "PT5S",
                "carillon.gateway.answer-timeouts.bulk", "PT6S",
                "carillon.gateway.breaker-failures", "7",
                "carillon.gateway.breaker-rest", "PT8S"));

        assertThat(config.upstream().core()).isEqualTo(URI.create("http://core"));
        assertThat(config.maxBody().asLongValue()).isEqualTo(2 << 20);
        assertThat(config.connections()).isEqualTo(1);
        assertThat(config.waiting()).isEqualTo(2);
        assertThat(config.tunnels()).isEqualTo(3);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.answerTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.answerTimeouts().bulk()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.breakerFailures()).isEqualTo(7);
        assertThat(read(Map.of("carillon.gateway.breaker-timeouts", "2")).breakerTimeouts())
                .isEqualTo(2);
        assertThat(config.breakerRest()).isEqualTo(Duration.ofSeconds(8));
    }

    private static GatewayConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(GatewayConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
