package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.webhook.EndpointState.DisabledReason;
import io.carillon.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
    private static final Duration DAYS = Duration.ofDays(5);
    private static final EndpointHealth HEALTH = new EndpointHealth(Duration.ofSeconds(10), DAYS, 3);
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID ENDPOINT = UUID.randomUUID();
    private static final EndpointState NEW = EndpointState.untold(TENANT, ENDPOINT);

    @Test
    void remembersSinceWhenEveryCallFails() {
        EndpointState failing = after(NEW, failed(Duration.ofHours(1)), failed(Duration.ofHours(2)));

        assertThat(failing.failingSince()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(failing.failures()).isEqualTo(2);
        assertThat(failing.disabledAt()).isNull();
    }

    @Test
    void oneSuccessEndsARowOfFailures() {
        EndpointState well = after(after(NEW, failed(Duration.ZERO)), delivered(Duration.ofHours(1)));

        assertThat(well.failingSince()).isNull();
        assertThat(well.failures()).isZero();
        assertThat(well.lastSuccessAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void isDisabledWhenEveryCallFailedForDays() {
        EndpointState failing = after(NEW, failed(Duration.ZERO), failed(Duration.ofHours(1)));
        EndpointState almost = after(failing, failed(DAYS.minusSeconds(1)));
        EndpointState hopeless = after(almost, failed(DAYS));

        assertThat(almost.disabledAt()).isNull();
        assertThat(hopeless.disabledAt()).isEqualTo(START.plus(DAYS));
        assertThat(hopeless.disabledReason()).isEqualTo(DisabledReason.FAILING);
    }

    @Test
    void twoFailuresFarApartAreTooFewToTell() {
        assertThat(after(NEW, failed(Duration.ZERO), failed(DAYS.multipliedBy(2)))
                        .disabledAt())
                .isNull();
    }

    @Test
    void isDisabledAtOnceByA410AndStaysSo() {
        CallOutcome gone = outcome(Duration.ofHours(1), false, true, false, true, null);
        EndpointState disabled = after(NEW, gone);

        assertThat(disabled.disabledReason()).isEqualTo(DisabledReason.GONE);
        assertThat(after(disabled, failed(DAYS), delivered(DAYS.plusHours(1))).disabledAt())
                .isEqualTo(gone.finishedAt());
    }

    @Test
    void isLeftAloneAsLongAsItAsks() {
        CallOutcome busy = outcome(Duration.ZERO, false, false, true, true, Duration.ofMinutes(3));
        CallOutcome busyForAMoment = outcome(Duration.ofSeconds(1), false, false, true, true, null);

        assertThat(after(NEW, busy, busyForAMoment).pausedUntil()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        assertThat(after(NEW, busyForAMoment).pausedUntil()).isEqualTo(START.plus(Duration.ofSeconds(11)));
        assertThat(after(NEW, failed(Duration.ZERO)).pausedUntil()).isNull();
    }

    @Test
    void failuresOfOursSayNothingAboutIt() {
        assertThat(after(NEW, outcome(Duration.ZERO, false, false, false, false, null)))
                .isEqualTo(NEW);
    }

    private static EndpointState after(EndpointState state, CallOutcome... outcomes) {
        return HEALTH.after(state, List.of(outcomes));
    }

    private static CallOutcome failed(Duration later) {
        return outcome(later, false, false, false, true, null);
    }

    private static CallOutcome delivered(Duration later) {
        return outcome(later, true, false, false, true, null);
    }

    private static CallOutcome outcome(
            Duration later, boolean delivered, boolean gone, boolean throttled, boolean theirs, Duration retryAfter) {
        return new CallOutcome(
                TENANT,
                UUID.randomUUID(),
                1,
                delivered,
                gone,
                throttled,
                theirs,
                delivered ? null : "http_503",
                null,
                retryAfter,
                Message.Answer.NONE,
                START.plus(later));
    }
}
