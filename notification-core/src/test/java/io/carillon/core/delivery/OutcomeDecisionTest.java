package io.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.ProviderTry;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeDecisionTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID DELIVERY = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant IN_TIME = NOW.plus(Duration.ofDays(1));
    private static final Instant OUT_OF_TIME = NOW.plusMillis(1);
    private static final RetrySchedule SCHEDULE = new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(15), 3);

    /** Every category on its first attempt, on its last, and with no time left. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRANSIENT         | RETRYING | transient         | FAILED | EXPIRED
            THROTTLED         | RETRYING | throttled         | FAILED | EXPIRED
            INTERNAL          | RETRYING | internal          | FAILED | EXPIRED
            INVALID_RECIPIENT | FAILED   | invalid-recipient | FAILED | FAILED
            CONTENT_REFUSED   | FAILED   | content-refused   | FAILED | FAILED
            MISCONFIGURED     | FAILED   | misconfigured     | FAILED | FAILED
            """)
    void decidesAFailureByItsCategory(
            FailureCategory category,
            DeliveryStatus first,
            String reason,
            DeliveryStatus last,
            DeliveryStatus outOfTime) {
        Move onFirst = decide(1, failed(category, null), IN_TIME);
        assertThat(onFirst.status()).isEqualTo(first);
        assertThat(onFirst.reason()).isEqualTo(reason);
        assertThat(onFirst.dueAt()).isEqualTo(first == DeliveryStatus.RETRYING ? NOW.plusSeconds(2) : null);

        Move onLast = decide(3, failed(category, null), IN_TIME);
        assertThat(onLast.status()).isEqualTo(last);
        assertThat(onLast.reason()).isEqualTo(reason);
        assertThat(onLast.dueAt()).isNull();

        Move late = decide(1, failed(category, null), OUT_OF_TIME);
        assertThat(late.status()).isEqualTo(outOfTime);
        assertThat(late.reason()).isEqualTo(outOfTime == DeliveryStatus.EXPIRED ? "time-budget-over" : reason);
        assertThat(late.dueAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(FailureCategory.class)
    void theTableHoldsEveryCategory(FailureCategory category) {
        assertThat(decide(1, failed(category, null), IN_TIME).status())
                .isEqualTo(category.isRetryable() ? DeliveryStatus.RETRYING : DeliveryStatus.FAILED);
    }

    @Test
    void aSentDeliveryKeepsTheProvidersNameForIt() {
        Move move = decide(2, new AttemptOutcome.Sent("m-1"), OUT_OF_TIME);
        assertThat(move)
                .isEqualTo(new Move(
                        TENANT, DELIVERY, 2, DeliveryStatus.SENT, null, null, "smtp", "account-2", "m-1", NOW));
    }

    @Test
    void anExpiredAttemptEndsTheDelivery() {
        Move move = decide(1, new AttemptOutcome.Expired(), IN_TIME);
        assertThat(move.status()).isEqualTo(DeliveryStatus.EXPIRED);
        assertThat(move.reason()).isEqualTo("time-budget-over");
        assertThat(move.dueAt()).isNull();
    }

    @Test
    void honoursTheProvidersRetryAfter() {
        assertThat(decide(1, failed(FailureCategory.THROTTLED, 60_000L), IN_TIME)
                        .dueAt())
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void nobodyIsNamedWhenNoAccountWasTried() {
        Move move = OutcomeDecision.decide(
                TENANT, attempted(1, failed(FailureCategory.MISCONFIGURED, null), null), IN_TIME, SCHEDULE, 0.5);
        assertThat(move.provider()).isNull();
        assertThat(move.providerAccountId()).isNull();
    }

    private static AttemptOutcome.Failed failed(FailureCategory category, Long retryAfterMillis) {
        return new AttemptOutcome.Failed(category, "code", "detail", retryAfterMillis);
    }

    private static Move decide(int attempt, AttemptOutcome outcome, Instant expiresAt) {
        List<ProviderTry> tries = List.of(
                new ProviderTry("sendgrid", "account-1", failed(FailureCategory.TRANSIENT, null), 5),
                new ProviderTry("smtp", "account-2", outcome, 5));
        return OutcomeDecision.decide(TENANT, attempted(attempt, outcome, tries), expiresAt, SCHEDULE, 0.5);
    }

    private static DeliveryAttempted attempted(int attempt, AttemptOutcome outcome, List<ProviderTry> tries) {
        return new DeliveryAttempted(
                DELIVERY.toString(),
                UUID.randomUUID().toString(),
                attempt,
                Channel.EMAIL,
                Lane.NORMAL,
                outcome,
                tries,
                NOW.minusSeconds(1),
                NOW);
    }
}
