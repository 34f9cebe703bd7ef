package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookScheduleTest {
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
    private final WebhookConfig config = Defaults.webhook();
    private final WebhookSchedule schedule = new WebhookSchedule(config.retryDelays());

    @Test
    void triesTenTimesOverThreeDays() {
        Instant at = START;
        int tries = 1;
        for (Optional<Instant> next = next(1, at, null, 0); next.isPresent(); next = next(tries, at, null, 0)) {
            at = next.get();
            tries++;
        }
        assertThat(tries).isEqualTo(10);
        assertThat(Duration.between(START, at)).isGreaterThan(Duration.ofHours(72));
    }

    @Test
    void anOutageOfSixHoursIsOutlivedByFarMoreThanOneTry() {
        Instant at = START;
        int failures = 0;
        while (Duration.between(START, at).compareTo(Duration.ofHours(6)) < 0) {
            at = next(++failures, at, null, 0.999).orElseThrow();
        }
        assertThat(next(failures + 1, at, null, 0)).isPresent();
    }

    @Test
    void chanceLengthensAWaitByAFifthAtMostAndShortensNone() {
        assertThat(next(2, START, null, 0)).contains(START.plus(Duration.ofMinutes(5)));
        assertThat(next(2, START, null, 0.999999).orElseThrow())
                .isBetween(START.plus(Duration.ofSeconds(359)), START.plus(Duration.ofMinutes(6)));
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        assertThat(next(1, START, Duration.ofHours(1), 0.5)).contains(START.plus(Duration.ofHours(1)));
        assertThat(next(3, START, Duration.ofSeconds(1), 0)).contains(START.plus(Duration.ofMinutes(30)));
    }

    private Optional<Instant> next(int failures, Instant now, Duration retryAfter, double random) {
        return schedule.next(failures, now, retryAfter, random);
    }
}
