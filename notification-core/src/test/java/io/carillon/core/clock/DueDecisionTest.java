package io.carillon.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.preference.Preferences;
import io.carillon.core.preference.QuietHours;
import io.carillon.core.preference.Subject;
import io.carillon.core.reach.ReachKnowledge;
import io.carillon.core.suppression.Suppressions;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SilenceDeadlines SILENCE =
            new SilenceDeadlines(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(6));
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
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
        DueDelivery decided = decide(delivery(channel, status, attempt, NOW.plusSeconds(3600)), suspended);
        assertThat(decided.delivery().status()).isEqualTo(next);
        assertThat(decided.delivery().attempt()).isEqualTo(nextAttempt);
        assertThat(decided.delivery().dueAt()).isEqualTo(dueIn == null ? null : NOW.plusSeconds(dueIn));
        assertThat(decided.delivery().reason()).isEqualTo(reason);
        assertThat(decided.isHeld()).isEqualTo(suspended);
    }

    @ParameterizedTest
    @CsvSource({"false, time-budget-over", "true, tenant-suspended"})
    void whatIsOutOfTimeExpiresOnTheSecond(boolean suspended, String reason) {
        Delivery expired = decide(delivery(Channel.EMAIL, DeliveryStatus.RETRYING, 2, NOW), suspended)
                .delivery();
        assertThat(expired.status()).isEqualTo(DeliveryStatus.EXPIRED);
        assertThat(expired.dueAt()).isNull();
        assertThat(expired.attempt()).isEqualTo(2);
        assertThat(expired.reason()).isEqualTo(reason);
    }

    @Test
    void isHeldNoLongerThanItsTimeBudget() {
        Instant end = NOW.plusSeconds(7);
        assertThat(decide(delivery(Channel.SMS, DeliveryStatus.SCHEDULED, 0, end), true)
                        .delivery()
                        .dueAt())
                .isEqualTo(end);
    }

    @Test
    void whatARequestEndedStaysAsItWasAndIsNotDueAgain() {
        Delivery cancelled = delivery(Channel.EMAIL, DeliveryStatus.CANCELLED, 2, NOW.minusSeconds(1));
        Delivery told = decide(cancelled, true).delivery();
        assertThat(told).isEqualTo(cancelled.moved(DeliveryStatus.CANCELLED, 2, null, null, cancelled.updatedAt()));
    }

    @ParameterizedTest
    @CsvSource({"SCHEDULED, 0", "RETRYING, 3"})
    void whatItsRecipientDoesNotWantAnyMoreEndsWithoutAnAttempt(DeliveryStatus status, int attempt) {
        Delivery due = delivery(Channel.EMAIL, status, attempt, NOW.plusSeconds(3600));
        ReachKnowledge unwanted = preferring(Map.of("general", Map.of(Channel.EMAIL, false)), null);
        DueDelivery decided = DECISION.decide(due, unwanted, Optional.empty());
        assertThat(decided.delivery())
                .isEqualTo(due.moved(DeliveryStatus.SKIPPED, attempt, null, "preference-opted-out", NOW));
    }

    @ParameterizedTest
    @CsvSource({"SCHEDULED, 0", "RETRYING, 3"})
    void whatFallsIntoQuietHoursWaitsWhereItStands(DeliveryStatus status, int attempt) {
        Delivery due = delivery(Channel.EMAIL, status, attempt, NOW.plusSeconds(36_000));
        ReachKnowledge quiet = preferring(Map.of(), new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), Set.of()));
        DueDelivery decided = DECISION.decide(due, quiet, Optional.empty());
        assertThat(decided.isHeld()).isTrue();
        assertThat(decided.delivery())
                .isEqualTo(due.moved(status, attempt, NOW.plusSeconds(3600), "quiet-hours", due.updatedAt()));
    }

    @Test
    void whatMayBeWithItsProviderIsAskedForAgainWhateverWasChosenMeanwhile() {
        Delivery due = delivery(Channel.EMAIL, DeliveryStatus.PENDING, 1, NOW.plusSeconds(3600));
        ReachKnowledge unwanted = preferring(Map.of("general", Map.of(Channel.EMAIL, false)), null);
        assertThat(DECISION.decide(due, unwanted, Optional.empty()).delivery().status())
                .isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void anAnsweredStepIsSkippedThoughItIsOutOfTime() {
        Delivery due = delivery(Channel.SMS, DeliveryStatus.SCHEDULED, 0, NOW);
        assertThat(DECISION.answered(due).delivery())
                .isEqualTo(due.moved(DeliveryStatus.SKIPPED, 0, null, "escalation-answered", NOW));
    }

    @Test
    void whatBelongedToSomebodyErasedIsCancelled() {
        Delivery due = delivery(Channel.EMAIL, DeliveryStatus.RETRYING, 1, NOW.plusSeconds(3600));
        Delivery erased = new Delivery(
                due.tenant(),
                due.id(),
                due.notificationId(),
                null,
                null,
                due.channel(),
                due.lane(),
                due.status(),
                due.attempt(),
                due.dueAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                due.category(),
                null,
                null,
                null,
                null,
                due.acceptedAt(),
                due.expiresAt(),
                due.updatedAt());
        assertThat(DECISION.decide(erased, ReachKnowledge.NONE, Optional.empty())
                        .delivery())
                .isEqualTo(erased.moved(DeliveryStatus.CANCELLED, 1, null, "subscriber-erased", NOW));
    }

    private static ReachKnowledge preferring(Map<String, Map<Channel, Boolean>> choices, QuietHours quiet) {
        Preferences preferences = new Preferences(choices, quiet, null, null);
        return new ReachKnowledge(Map.of(Subject.ofUser(TENANT, "ada"), preferences), Suppressions.NONE);
    }

    private static DueDelivery decide(Delivery due, boolean suspended) {
        Snapshots snapshot = Snapshots.freshTenant();
        return DECISION.decide(
                due, ReachKnowledge.NONE, Optional.of((suspended ? snapshot.suspended() : snapshot).build()));
    }

    private static Delivery delivery(Channel channel, DeliveryStatus status, int attempt, Instant expiresAt) {
        return new Delivery(
                TENANT,
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                null,
                channel,
                Lane.NORMAL,
                status,
                attempt,
                NOW,
                null,
                null,
                "ada",
                null,
                null,
                Content.text("Hello"),
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
