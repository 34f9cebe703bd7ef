package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryConfigTest {

    @Test
    void claimsOutliveRestartsAndCopiesAreKnownForAnHour() {
        ClaimConfig config = Defaults.of(ClaimConfig.class);
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.doneFor()).isEqualTo(Duration.ofHours(1));
        assertThat(config.liveness()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.firstPatience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.patience()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void sendingIsBounded() {
        DispatchConfig config = Defaults.of(DispatchConfig.class);
        assertThat(config.openDeliveries()).isEqualTo(2000);
        assertThat(config.outcomeWindow()).isEqualTo(100);
        assertThat(config.outcomeDelay()).isEqualTo(Duration.ofMillis(20));
    }
}
