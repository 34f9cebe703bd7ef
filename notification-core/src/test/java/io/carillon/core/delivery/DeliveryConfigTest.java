package io.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.carillon.testkit.ConfigDefaults;
import org.junit.jupiter.api.Test;

class DeliveryConfigTest {

    @Test
    void namesAndDefaultsStayAsDocumented() {
        assertThat(ConfigDefaults.of(DeliveryConfig.class))
                .containsExactly(
                        entry("carillon.delivery.budget", "24h"),
                        entry("carillon.delivery.budget-critical", "5m"),
                        entry("carillon.delivery.max-attempts", "20"),
                        entry("carillon.delivery.retry-first", "2s"),
                        entry("carillon.delivery.retry-longest", "15m"),
                        entry("carillon.delivery.silence-bulk", "6h"),
                        entry("carillon.delivery.silence-critical", "1m"),
                        entry("carillon.delivery.silence-normal", "10m"));
    }
}
