package io.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NEVER = Instant.MAX;
    private static final double NO_JITTER = 0.5;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RetrySchedule schedule = new RetrySchedule(FIRST, LONGEST, 100);

    private Duration waitAfter(int attempt, Duration retryAfter, double random) {
        return Duration.between(
                NOW, schedule.next(attempt, NOW, NEVER, retryAfter, random).orElseThrow());
    }

    @Test
    void waitsTwoSecondsThenTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        assertThat(waitAfter(1, null, NO_JITTER)).isEqualTo(Duration.ofSeconds(2));
        assertThat(waitAfter(2, null, NO_JITTER)).isEqualTo(Duration.ofSeconds(4));
        assertThat(waitAfter(3, null, NO_JITTER)).isEqualTo(Duration.ofSeconds(8));
        assertThat(waitAfter(9, null, NO_JITTER)).isEqualTo(Duration.ofSeconds(512));
        assertThat(waitAfter(10, null, NO_JITTER)).isEqualTo(LONGEST);
        assertThat(waitAfter(99, null, NO_JITTER)).isEqualTo(LONGEST);
    }

    @Property
    void jitterMovesAWaitByAtMostAFifth(
            @ForAll @IntRange(min = 1, max = 99) int attempt, @ForAll @DoubleRange(max = 0.99) double random) {
        long plain = waitAfter(attempt, null, NO_JITTER).toMillis();
        assertThat(waitAfter(attempt, null, random).toMillis()).isBetween(plain * 4 / 5, plain * 6 / 5);
    }

    @Test
    void jitterSpreadsWaitsThatBeganTogether() {
        assertThat(waitAfter(1, null, 0)).isEqualTo(Duration.ofMillis(1600));
        assertThat(waitAfter(1, null, 0.9999)).isEqualTo(Duration.ofMillis(2400));
    }

    @Property
    void neverComesBackBeforeTheProviderSaid(
            @ForAll @IntRange(min = 1, max = 99) int attempt,
            @ForAll @LongRange(max = 100_000_000) long retryAfterMillis,
            @ForAll @DoubleRange(max = 0.99) double random) {
        Duration wait = waitAfter(attempt, Duration.ofMillis(retryAfterMillis), random);
        assertThat(wait.toMillis()).isGreaterThanOrEqualTo(retryAfterMillis);
        assertThat(wait).isIn(Duration.ofMillis(retryAfterMillis), waitAfter(attempt, null, random));
    }

    @Property
    void neverPlansAnAttemptAtOrAfterTheEndOfTheBudget(
            @ForAll @IntRange(min = 1, max = 99) int attempt, @ForAll @LongRange(max = 3_000_000) long budgetMillis) {
        Instant expiresAt = NOW.plusMillis(budgetMillis);
        boolean fits = waitAfter(attempt, null, NO_JITTER).toMillis() < budgetMillis;
        assertThat(schedule.next(attempt, NOW, expiresAt, null, NO_JITTER).isPresent())
                .isEqualTo(fits);
    }

    @Property
    void endsWithTheLastAttemptAllowed(
            @ForAll @IntRange(min = 1, max = 30) int maxAttempts, @ForAll @IntRange(min = 1, max = 60) int attempt) {
        RetrySchedule limited = new RetrySchedule(FIRST, LONGEST, maxAttempts);
        assertThat(limited.next(attempt, NOW, NEVER, null, NO_JITTER).isPresent())
                .isEqualTo(attempt < maxAttempts);
    }

    @Test
    void anAbsurdRetryAfterEndsTheDeliveryInsteadOfOverflowing() {
        assertThat(schedule.next(1, NOW, NOW.plus(Duration.ofDays(1)), Duration.ofMillis(Long.MAX_VALUE), NO_JITTER))
                .isEmpty();
        assertThat(waitAfter(1, Duration.ofMillis(-5), NO_JITTER)).isEqualTo(FIRST);
    }
}
