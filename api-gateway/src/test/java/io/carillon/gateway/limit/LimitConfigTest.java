package io.carillon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitConfigTest {

    @Test
    void hasTheseDefaults() {
        LimitConfig config = read(Map.of());

        assertThat(config.enabled()).isTrue();
        assertThat(config.redis()).isEqualTo("redis://localhost:16379");
        assertThat(config.waiting()).isEqualTo(4096);
        assertThat(config.requests().send()).isEqualTo(600_000);
        assertThat(config.requests().batch()).isEqualTo(60_000);
        assertThat(config.requests().bulk()).isEqualTo(600);
        assertThat(config.requests().read()).isEqualTo(600_000);
        assertThat(config.requests().admin()).isEqualTo(60_000);
        assertThat(config.addresses().webhooks()).isEqualTo(60_000);
        assertThat(config.addresses().sockets()).isEqualTo(60_000);
        assertThat(config.addresses().pages()).isEqualTo(6_000);
        assertThat(config.patience()).isEqualTo(Duration.ofMillis(25));
        assertThat(config.bulkPatience()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.rest()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void hasTheseNames() {
        LimitConfig config = read(Map.of(
                "carillon.limits.enabled", "false",
                "carillon.limits.redis", "redis://r",
                "carillon.limits.waiting", "7",
                "carillon.limits.requests.send", "1",
                "carillon.limits.addresses.pages", "2",
                "carillon.limits.patience", "PT3S",
                "carillon.limits.bulk-patience", "PT4S",
                "carillon.limits.rest", "PT5S"));

        assertThat(config.enabled()).isFalse();
        assertThat(config.redis()).isEqualTo("redis://r");
        assertThat(config.waiting()).isEqualTo(7);
        assertThat(config.requests().send()).isEqualTo(1);
        assertThat(config.addresses().pages()).isEqualTo(2);
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.bulkPatience()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.rest()).isEqualTo(Duration.ofSeconds(5));
    }

    static LimitConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(LimitConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(LimitConfig.class);
    }
}
