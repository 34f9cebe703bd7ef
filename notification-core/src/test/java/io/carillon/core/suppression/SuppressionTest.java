package io.carillon.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What two causes of one poll make of an address. */
class SuppressionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private final Address key = Address.of(new TenantId(UUID.randomUUID()), Channel.SMS, "+4915112345678");

    @Test
    void whatItsOwnerCannotLiftIsTheReasonInAnyOrder() {
        Suppression stop = suppression(SuppressionReason.STOP, NOW);
        Suppression bounce = suppression(SuppressionReason.HARD_BOUNCE, NOW.plusSeconds(1));
        assertThat(stop.and(bounce)).isEqualTo(bounce.and(stop));
        assertThat(stop.and(bounce).reason()).isEqualTo(SuppressionReason.HARD_BOUNCE);
        assertThat(stop.and(bounce).stoppedAt()).isEqualTo(NOW);
    }

    @Test
    void theLastStopIsRemembered() {
        Suppression later = suppression(SuppressionReason.STOP, NOW.plusSeconds(1));
        Suppression first = suppression(SuppressionReason.STOP, NOW);
        assertThat(first.and(later).stoppedAt()).isEqualTo(later.stoppedAt());
        assertThat(later.and(first).stoppedAt()).isEqualTo(later.stoppedAt());
    }

    @Test
    void theFirstOfTwoOtherReasonsStands() {
        Suppression bounce = suppression(SuppressionReason.HARD_BOUNCE, NOW);
        Suppression complaint = suppression(SuppressionReason.COMPLAINT, NOW);
        assertThat(bounce.and(complaint)).isEqualTo(bounce);
    }

    private Suppression suppression(SuppressionReason reason, Instant at) {
        return Suppression.of(UUID.randomUUID(), key, "+4915112345678", reason, "receipt", null, at);
    }
}
