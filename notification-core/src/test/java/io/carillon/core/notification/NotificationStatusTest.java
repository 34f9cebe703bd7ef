package io.carillon.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.DeliveryStatus;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PENDING                     | PENDING
            SCHEDULED SCHEDULED         | SCHEDULED
            RETRYING PENDING SENT       | PENDING
            RETRYING DELIVERED          | RETRYING
            FAILED PENDING              | PENDING
            SKIPPED SCHEDULED           | SCHEDULED
            SENT DELIVERED              | DELIVERED
            DELIVERED OPENED FAILED     | OPENED
            SENT FAILED SKIPPED         | SENT
            CLICKED BOUNCED             | CLICKED
            SKIPPED EXPIRED             | EXPIRED
            SKIPPED SUPPRESSED          | SUPPRESSED
            SUPPRESSED EXPIRED BOUNCED  | BOUNCED
            FAILED BOUNCED EXPIRED      | FAILED
            CANCELLED SKIPPED           | CANCELLED
            SKIPPED SKIPPED             | SKIPPED
            """)
    void tellsTheOpenOneThenTheFurthestThenTheGravestEnd(String deliveries, String status) {
        assertThat(NotificationStatus.of(null, statuses(deliveries))).isEqualTo(status);
    }

    @Test
    void isAcceptedWhileNothingIsPlannedAndFailedWhenRefused() {
        assertThat(NotificationStatus.of(null, List.of())).isEqualTo("ACCEPTED");
        assertThat(NotificationStatus.of("template-not-found", List.of())).isEqualTo("FAILED");
    }

    @Property
    void isNeverAnEndWhileADeliveryIsOpen(@ForAll List<DeliveryStatus> deliveries) {
        String status = NotificationStatus.of(null, deliveries);
        if (deliveries.stream().anyMatch(DeliveryStatus::isOpen)) {
            assertThat(DeliveryStatus.valueOf(status).isOpen()).isTrue();
        } else if (!deliveries.isEmpty()) {
            assertThat(DeliveryStatus.valueOf(status)).isIn(deliveries);
        }
    }

    private static List<DeliveryStatus> statuses(String names) {
        return Arrays.stream(names.split(" ")).map(DeliveryStatus::valueOf).toList();
    }
}
