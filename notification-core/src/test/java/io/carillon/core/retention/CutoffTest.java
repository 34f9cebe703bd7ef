package io.carillon.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.carillon.events.DataKind;
import io.carillon.events.TenantConfigPublished;
import io.carillon.testkit.ConfigDefaults;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutoffTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RetentionConfig SUITE = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RetentionConfig.class)
            .build()
            .getConfigMapping(RetentionConfig.class);

    @Test
    void theSuitesPolicyHoldsWhereTheTenantSaysNothing() {
        assertThat(cutoff(null)).isEqualTo(cutoff(Map.of()));
        assertThat(age(cutoff(null).notifications())).isEqualTo(90);
        assertThat(age(cutoff(null).inbox())).isEqualTo(180);
        assertThat(age(cutoff(null).deadLetters())).isEqualTo(30);
        assertThat(age(cutoff(null).webhooks())).isEqualTo(30);
        assertThat(age(cutoff(Map.of(DataKind.WEBHOOK_DELIVERIES, 3)).webhooks()))
                .isEqualTo(3);
    }

    @Test
    void aTenantMayHaveItShorterButNotLongerNorNever() {
        assertThat(age(cutoff(Map.of(DataKind.NOTIFICATIONS, 7)).notifications()))
                .isEqualTo(7);
        assertThat(age(cutoff(Map.of(DataKind.NOTIFICATIONS, 7)).inbox())).isEqualTo(180);
        assertThat(age(cutoff(Map.of(DataKind.NOTIFICATIONS, 700)).notifications()))
                .isEqualTo(90);
        assertThat(age(cutoff(Map.of(DataKind.INBOX, 0)).inbox())).isEqualTo(180);
    }

    @Test
    void defaultsArePinned() {
        assertThat(ConfigDefaults.of(RetentionConfig.class))
                .containsExactly(
                        entry("carillon.retention.batch", "1000"),
                        entry("carillon.retention.dead-letter-days", "30"),
                        entry("carillon.retention.every", "1h"),
                        entry("carillon.retention.idempotency-keys", "24h"),
                        entry("carillon.retention.inbox-changes", "7d"),
                        entry("carillon.retention.inbox-days", "180"),
                        entry("carillon.retention.months-ahead", "3"),
                        entry("carillon.retention.notification-days", "90"),
                        entry("carillon.retention.stats-days", "400"),
                        entry("carillon.retention.webhook-days", "30"));
    }

    private static long age(Instant cutoff) {
        return Duration.between(cutoff, NOW).toDays();
    }

    private static Cutoff cutoff(Map<DataKind, Integer> days) {
        return Cutoff.of(
                new TenantConfigPublished(
                        "01900000-0000-7000-8000-0000000000d1",
                        1,
                        NOW,
                        "Demo",
                        true,
                        false,
                        "en",
                        "UTC",
                        Map.of(),
                        null,
                        null,
                        days,
                        null,
                        null,
                        null,
                        null,
                        null),
                SUITE,
                NOW);
    }
}
