package io.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages while every account of their route is out of order, by the clock and the schedule as shipped. */
class OutageTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final RetrySchedule SHIPPED = new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(15), 20);
    private static final Duration BUDGET = Duration.ofHours(24);
    private static final Duration BUDGET_OF_CODES = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(ints = {10, 120})
    void everyMailOutlivesTheOutageAndIsSentOnce(int minutes) {
        Random dice = new Random(42);
        IntStream.range(0, 2_000).forEach(mail -> {
            List<Move> life = live(dice, Duration.ofMinutes(minutes), BUDGET);
            assertThat(life.getLast().status()).isEqualTo(DeliveryStatus.SENT);
            assertThat(life)
                    .filteredOn(move -> move.status() == DeliveryStatus.SENT)
                    .hasSize(1);
            assertThat(life.getLast().occurredAt()).isBefore(BEGIN.plus(Duration.ofMinutes(minutes + 20)));
        });
    }

    @Test
    void anExpiredCodeEndsExpiredAndIsNeverSent() {
        Random dice = new Random(42);
        IntStream.range(0, 2_000).forEach(code -> {
            List<Move> life = live(dice, Duration.ofMinutes(10), BUDGET_OF_CODES);
            assertThat(life.getLast().status()).isEqualTo(DeliveryStatus.EXPIRED);
            assertThat(life).noneMatch(move -> move.status() == DeliveryStatus.SENT);
            assertThat(life.getLast().occurredAt()).isBeforeOrEqualTo(BEGIN.plus(BUDGET_OF_CODES));
        });
    }

    /** The breaker answers while the outage lasts; trials are the dispatcher's business. */
    private static List<Move> live(Random dice, Duration outage, Duration budget) {
        List<Move> moves = new ArrayList<>();
        Instant now = BEGIN;
        do {
            AttemptOutcome outcome = now.isBefore(BEGIN.plus(outage)) ? open() : new AttemptOutcome.Sent("id");
            moves.add(OutcomeDecision.decide(
                    TENANT, attempted(moves.size() + 1, outcome, now), BEGIN.plus(budget), SHIPPED, dice.nextDouble()));
            now = moves.getLast().dueAt();
        } while (now != null);
        return moves;
    }

    private static AttemptOutcome open() {
        return new AttemptOutcome.Failed(FailureCategory.TRANSIENT, "breaker_open", "left alone", 5_000L);
    }

    private static DeliveryAttempted attempted(int attempt, AttemptOutcome outcome, Instant now) {
        return new DeliveryAttempted(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                attempt,
                Channel.EMAIL,
                Lane.NORMAL,
                outcome,
                List.of(),
                BEGIN,
                now);
    }
}
