package io.carillon.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.testkit.ConfigDefaults;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitConfigTest {

    @Test
    void defaultsAreWhatOperatorsRelyOn() {
        assertThat(ConfigDefaults.of(LimitConfig.class))
                .isEqualTo(Map.of(
                        "carillon.limits.breaker-failures", "8",
                        "carillon.limits.breaker-pause", "5s",
                        "carillon.limits.breaker-longest-pause", "1m",
                        "carillon.limits.trial-lease", "15s",
                        "carillon.limits.refresh", "500ms",
                        "carillon.limits.patience", "250ms",
                        "carillon.limits.slots", "32",
                        "carillon.limits.slot-wait", "15s",
                        "carillon.limits.longest-wait", "5s",
                        "carillon.limits.rate-slice", "200ms"));
    }
}
