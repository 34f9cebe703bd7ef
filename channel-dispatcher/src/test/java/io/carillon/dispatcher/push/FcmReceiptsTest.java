package io.carillon.dispatcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.receipt.CallbackConfig;
import io.carillon.dispatcher.receipt.Callbacks;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.Verdict;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcmReceiptsTest {
    private static final ProviderAccount ACCOUNT =
            TestDeliveries.account(Channel.PUSH, "fcm", Map.of(), Map.of("serviceAccount", "demo-service-account"));

    private final Delivery delivery = TestDeliveries.toDevices(List.of("a"), Content.message("Hi", "there", null));

    private static DeviceReceipts at(Instant now) {
        return new DeviceReceipts(
                new FcmContractTest.Config(Optional.empty()),
                Defaults.of(CallbackConfig.class),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private final FcmReceipts receipts = new FcmReceipts(at(Callbacks.NOW));

    private String body(Instant sentAt, String event) {
        return new JsonObject()
                .put("receipt", at(sentAt).mint(delivery, ACCOUNT))
                .put("event", event)
                .encode();
    }

    private Verdict verify(String body) {
        return receipts.verify(Callbacks.of(body, Map.of()), ACCOUNT);
    }

    @Test
    void whoWasSentTheMessageMayReportUntilTheWindowIsOver() {
        assertThat(verify(body(Callbacks.NOW.minus(Duration.ofDays(6)), "opened")))
                .isEqualTo(Verdict.VERIFIED);
        assertThat(verify(body(Callbacks.NOW.minus(Duration.ofDays(8)), "opened")))
                .isEqualTo(Verdict.STALE);
    }

    @Test
    void everybodyElseIsForged() {
        String genuine = body(Callbacks.NOW, "opened");
        assertThat(verify(genuine.replace(delivery.id(), "00000000-0000-4000-8000-000000000000")))
                .isEqualTo(Verdict.FORGED);
        for (String wrong : List.of("", "[]", "{}", "{\"receipt\":7}", "{\"receipt\":\"x\"}")) {
            assertThat(verify(wrong)).as(wrong).isEqualTo(Verdict.FORGED);
        }
    }

    @ParameterizedTest
    @CsvSource({"delivered, DELIVERED", "opened, OPENED", "clicked, CLICKED"})
    void eventsBecomeReceiptsOfTheDelivery(String event, DeliveryStatus expected) {
        Reports reports = receipts.read(Callbacks.of(body(Callbacks.NOW, event), Map.of()), ACCOUNT);
        assertThat(reports.receipts())
                .containsExactly(new DeliveryReceipt(
                        "fcm", "account-1", null, delivery.id(), expected, null, null, Callbacks.NOW));
    }

    @Test
    void unknownEventsAreCounted() {
        assertThat(receipts.read(Callbacks.of(body(Callbacks.NOW, "dreamt"), Map.of()), ACCOUNT))
                .isEqualTo(Reports.ignoring());
    }
}
