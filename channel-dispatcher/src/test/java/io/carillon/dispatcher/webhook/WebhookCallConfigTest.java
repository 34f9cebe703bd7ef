package io.carillon.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.carillon.testkit.ConfigDefaults;
import org.junit.jupiter.api.Test;

class WebhookCallConfigTest {
    @Test
    void namesAndDefaultsStayAsDocumented() {
        assertThat(ConfigDefaults.of(WebhookCallConfig.class))
                .containsExactly(
                        entry("carillon.webhook-call.excerpt-bytes", "1024"),
                        entry("carillon.webhook-call.per-endpoint", "8"),
                        entry("carillon.webhook-call.timeout", "15s"));
    }
}
