package io.carillon.dispatcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.receipt.CallbackConfig;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceReceiptsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ProviderAccount ACCOUNT = account("demo-service-account");

    private final DeviceReceipts receipts = new DeviceReceipts(
            new FcmContractTest.Config(Optional.empty()),
            Defaults.of(CallbackConfig.class),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Delivery delivery = TestDeliveries.toDevices(List.of("a"), Content.message("Hi", "there", null));

    private static ProviderAccount account(String secret) {
        return TestDeliveries.account(Channel.PUSH, "fcm", Map.of(), Map.of("serviceAccount", secret));
    }

    @Test
    void aVoucherNamesItsDeliveryAndItsEnd() {
        assertThat(receipts.read(receipts.mint(delivery, ACCOUNT), ACCOUNT))
                .contains(new DeviceReceipts.Genuine(delivery.id(), NOW.plusSeconds(7 * 86_400)));
    }

    @Test
    void whatWasChangedOrIsOfAnotherAccountIsNone() {
        String genuine = receipts.mint(delivery, ACCOUNT);
        String[] parts = genuine.split("\\.");
        assertThat(receipts.read(parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2], ACCOUNT))
                .isEmpty();
        assertThat(receipts.read(genuine.replace(parts[0], "00000000-0000-4000-8000-000000000000"), ACCOUNT))
                .isEmpty();
        assertThat(receipts.read(genuine, account("another"))).isEmpty();
        assertThat(receipts.read("", ACCOUNT)).isEmpty();
        assertThat(receipts.read(genuine + "x", ACCOUNT)).isEmpty();
    }
}
