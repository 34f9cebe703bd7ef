package io.carillon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.carillon.messaging.MessagingConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {
    @ConfigMapping(prefix = "carillon.sample")
    interface Sample {
        String address();

        @WithDefault("30s")
        Duration claimLease();

        @WithName("other-name")
        Optional<String> renamed();

        Map<String, String> labels();

        Group group();

        interface Group {
            @WithDefault("5")
            int size();
        }
    }

    @Test
    void everyNameHasItsDefault() {
        assertThat(ConfigDefaults.of(Sample.class))
                .containsExactly(
                        entry("carillon.sample.address", "(required)"),
                        entry("carillon.sample.claim-lease", "30s"),
                        entry("carillon.sample.group.size", "5"),
                        entry("carillon.sample.labels.*", "(optional)"),
                        entry("carillon.sample.other-name", "(optional)"));
    }

    @Test
    void messagingIsPinned() {
        assertThat(ConfigDefaults.of(MessagingConfig.class))
                .containsExactly(
                        entry("carillon.messaging.batch-bytes", "65536"),
                        entry("carillon.messaging.compression", "none"),
                        entry("carillon.messaging.delivery-timeout", "10s"),
                        entry("carillon.messaging.linger", "0s"));
    }
}
