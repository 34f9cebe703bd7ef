package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.carillon.testkit.ConfigDefaults;
import org.junit.jupiter.api.Test;

class WebhookConfigTest {
    @Test
    void namesAndDefaultsStayAsDocumented() {
        assertThat(ConfigDefaults.of(WebhookConfig.class))
                .containsExactly(
                        entry("carillon.webhook.disable-after", "120h"),
                        entry("carillon.webhook.disable-failures", "10"),
                        entry("carillon.webhook.gone-after", "10m"),
                        entry("carillon.webhook.hold-for", "1m"),
                        entry("carillon.webhook.in-flight", "20"),
                        entry("carillon.webhook.retry-delays", "5s,5m,30m,2h,5h,10h,14h,20h,24h"),
                        entry("carillon.webhook.silence", "2m"),
                        entry("carillon.webhook.throttle-pause", "10s"));
    }
}
