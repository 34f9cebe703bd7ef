package io.carillon.core.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeltaTest {
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final UUID FIRST = new UUID(1, 2);
    private static final UUID SECOND = new UUID(1, 3);

    @Test
    void sumsWhatMovedPerCounterInOneOrder() {
        List<Delta> deltas = Delta.of(List.of(
                email(SECOND, null, DeliveryStatus.PENDING),
                email(FIRST, DeliveryStatus.PENDING, DeliveryStatus.SENT),
                email(FIRST, DeliveryStatus.PENDING, DeliveryStatus.SENT),
                Shift.ofNotification(TENANT, SECOND, false),
                Shift.ofNotification(TENANT, SECOND, true)));

        assertThat(deltas)
                .containsExactly(
                        new Delta(TENANT, FIRST, "email", "PENDING", -2),
                        new Delta(TENANT, FIRST, "email", "SENT", 2),
                        new Delta(TENANT, SECOND, "", "PLANNED", 1),
                        new Delta(TENANT, SECOND, "", "REFUSED", 1),
                        new Delta(TENANT, SECOND, "email", "PENDING", 1));
    }

    @Test
    void whatComesBackToWhereItWasChangesNothing() {
        assertThat(Delta.of(List.of(
                        email(FIRST, DeliveryStatus.PENDING, DeliveryStatus.RETRYING),
                        email(FIRST, DeliveryStatus.RETRYING, DeliveryStatus.PENDING),
                        email(FIRST, DeliveryStatus.PENDING, DeliveryStatus.PENDING))))
                .isEmpty();
    }

    @Test
    void aRefusalThatIsForgottenIsTakenBack() {
        assertThat(Delta.of(List.of(Shift.ofForgotten(TENANT, FIRST))))
                .containsExactly(new Delta(TENANT, FIRST, "", "REFUSED", -1));
    }

    @Test
    void whatBelongsToNoBatchIsNotCounted() {
        assertThat(Delta.of(
                        List.of(email(null, null, DeliveryStatus.PENDING), Shift.ofNotification(TENANT, null, false))))
                .isEmpty();
    }

    private static Shift email(UUID batch, DeliveryStatus from, DeliveryStatus to) {
        return Shift.of(TENANT, batch, Channel.EMAIL, from, to);
    }
}
