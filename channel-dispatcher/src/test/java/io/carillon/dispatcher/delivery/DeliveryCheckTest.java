package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryCheckTest {

    @Test
    void aCompleteDeliveryLacksNothing() {
        assertThat(missing("d", "n", 1, Channel.EMAIL, Lane.BULK, Content.text("hi")))
                .isEqualTo("-");
    }

    @Test
    void whatEveryAttemptNeedsIsNamed() {
        assertThat(missing(" ", "n", 1, Channel.EMAIL, Lane.BULK, Content.text("hi")))
                .isEqualTo("deliveryId");
        assertThat(missing("d", null, 1, Channel.EMAIL, Lane.BULK, Content.text("hi")))
                .isEqualTo("notificationId");
        assertThat(missing("d", "n", 0, Channel.EMAIL, Lane.BULK, Content.text("hi")))
                .isEqualTo("attempt");
        assertThat(missing("d", "n", 1, Channel.IN_APP, Lane.BULK, Content.text("hi")))
                .isEqualTo("channel");
        assertThat(missing("d", "n", 1, null, Lane.BULK, Content.text("hi"))).isEqualTo("channel");
        assertThat(missing("d", "n", 1, Channel.EMAIL, null, Content.text("hi")))
                .isEqualTo("lane");
        assertThat(missing("d", "n", 1, Channel.EMAIL, Lane.BULK, null)).isEqualTo("content");
    }

    private static String missing(
            String delivery, String notification, int attempt, Channel channel, Lane lane, Content content) {
        return DeliveryCheck.missing(new DeliveryRequested(
                        delivery,
                        notification,
                        attempt,
                        channel,
                        lane,
                        "a@b",
                        null,
                        content,
                        "c",
                        null,
                        Instant.EPOCH,
                        null))
                .orElse("-");
    }
}
