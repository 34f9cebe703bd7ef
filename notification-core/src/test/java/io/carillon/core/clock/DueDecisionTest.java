package io.carillon.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SilenceDeadlines SILENCE =
            new SilenceDeadlines(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(6));
    private static final DueDecision DECISION = new DueDecision(NOW, SILENCE, Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "EMAIL,  SCHEDULED, 0, false, PENDING,   1, 600,   ",
        "EMAIL,  RETRYING,  3, false, PENDING,   4, 600,   ",
        "EMAIL,  PENDING,   3, false, PENDING,   3, 600,   ",
        "IN_APP, SCHEDULED, 0, false, DELIVERED, 1,    ,   ",
        "EMAIL,  SCHEDULED, 0, true,  SCHEDULED, 0,  60, tenant-suspended",
        "EMAIL,  RETRYING,  3, true,  RETRYING,  3,  60, tenant-suspended",
        "EMAIL,  PENDING,   3, true,  PENDING,   3,  60, tenant-suspended",
        "IN_APP, SCHEDULED, 0, true,  SCHEDULED, 0,  60, tenant-suspended",
    })
    void decides(
            Channel channel,
            DeliveryStatus status,
            int attempt,
            boolean suspended,
            DeliveryStatus next,
            int nextAttempt,
            Long dueIn,
            String reason) {
        DueDelivery decided = DECISION.decide(delivery(channel, status, attempt, NOW.plusSeconds(3600)), suspended);
        assertThat(decided.delivery().status()).isEqualTo(next);
        assertThat(decided.delivery().attempt()).isEqualTo(nextAttempt);
        assertThat(decided.delivery().dueAt()).isEqualTo(dueIn == null ? null : NOW.plusSeconds(dueIn));
        assertThat(decided.delivery().reason()).isEqualTo(reason);
        assertThat(decided.isHeld()).isEqualTo(suspended);
    }

    @ParameterizedTest
    @CsvSource({"false, time-budget-over", "true, tenant-suspended"})
    void whatIsOutOfTimeExpiresOnTheSecond(boolean suspended, String reason) {
        Delivery expired = DECISION.decide(delivery(Channel.EMAIL, DeliveryStatus.RETRYING, 2, NOW), suspended)
                .delivery();
        assertThat(expired.status()).isEqualTo(DeliveryStatus.EXPIRED);
        assertThat(expired.dueAt()).isNull();
        assertThat(expired.attempt()).isEqualTo(2);
        assertThat(expired.reason()).isEqualTo(reason);
    }

    @Test
    void isHeldNoLongerThanItsTimeBudget() {
        Instant end = NOW.plusSeconds(7);
        assertThat(DECISION.decide(delivery(Channel.SMS, DeliveryStatus.SCHEDULED, 0, end), true)
                        .delivery()
                        .dueAt())
                .isEqualTo(end);
    }

    @Test
    void whatARequestEndedStaysAsItWasAndIsNotDueAgain() {
        Delivery cancelled = delivery(Channel.EMAIL, DeliveryStatus.CANCELLED, 2, NOW.minusSeconds(1));
        Delivery told = DECISION.decide(cancelled, true).delivery();
        assertThat(told).isEqualTo(cancelled.moved(DeliveryStatus.CANCELLED, 2, null, null, cancelled.updatedAt()));
    }

    private static Delivery delivery(Channel channel, DeliveryStatus status, int attempt, Instant expiresAt) {
        return new Delivery(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                channel,
                Lane.NORMAL,
                status,
                attempt,
                NOW,
                null,
                null,
                null,
                "general",
                null,
                null,
                null,
                null,
                NOW.minusSeconds(60),
                expiresAt,
                NOW.minusSeconds(60));
    }
}
