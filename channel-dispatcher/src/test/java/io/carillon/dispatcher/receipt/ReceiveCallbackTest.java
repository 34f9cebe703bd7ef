package io.carillon.dispatcher.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.receipt.ReceiveCallback.Addressee;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiveCallbackTest {
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final List<OutgoingEvent> published = new ArrayList<>();

    /** A vendor whose body is the verdict itself; {@code SECRET} needs a secret that the account lacks. */
    private record Vendor() implements ReceiptSource {
        @Override
        public String provider() {
            return "acme";
        }

        @Override
        public Verdict verify(Callback callback, ProviderAccount account) {
            return switch (callback.text()) {
                case "SECRET" -> Verdict.valueOf(account.secret("secret"));
                case "GARBAGE" -> Verdict.VERIFIED;
                default -> Verdict.valueOf(callback.text());
            };
        }

        @Override
        public Reports read(Callback callback, ProviderAccount account) {
            if (callback.text().equals("GARBAGE")) {
                throw new UnreadableCallbackException("garbage");
            }
            return Reports.all(List.of(
                    Reports.ignoring(),
                    Reports.of(
                            receipt("m-1", UUID.nameUUIDFromBytes(new byte[1]).toString())),
                    Reports.of(receipt("m-2", "somebody else's id"))));
        }
    }

    @Test
    void aVerifiedCallbackIsToldOnceAndForAll() {
        receive("VERIFIED", log());
        receive("VERIFIED", log());

        assertThat(published).hasSize(4).extracting(OutgoingEvent::topic).containsOnly("carillon.outcomes");
        assertThat(published.stream().map(event -> event.event().id()).distinct())
                .hasSize(2);
        assertThat(published.get(1).event().data())
                .isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> assertThat(receipt.deliveryId())
                        .isNull());
        assertThat(count("recorded")).isEqualTo(2);
        assertThat(metrics.counter("carillon.callback.events", "provider", "acme", "kind", "ignored")
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "FORGED, callback-forged, 401, forged",
        "STALE, callback-stale, 401, stale",
        "SECRET, callback-unprovable, 401, unprovable",
        "GARBAGE, callback-unreadable, 400, unreadable"
    })
    void whatIsNotProvedOrReadChangesNothingAndIsCounted(String body, String slug, int status, String result) {
        assertThatThrownBy(() -> receive(body, log())).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.type().slug()).isEqualTo(slug);
            assertThat(refused.type().status()).isEqualTo(status);
        });
        assertThat(published).isEmpty();
        assertThat(count(result)).isEqualTo(1);
    }

    @Test
    void withoutKafkaTheVendorIsAskedToRepeat() {
        assertUnavailable(events -> Uni.createFrom().failure(new IllegalStateException("no brokers")));
        assertUnavailable(events -> Uni.createFrom().nothing());
        assertThat(count("unavailable")).isEqualTo(2);
        assertThat(count("recorded")).isZero();
    }

    private void assertUnavailable(Function<List<OutgoingEvent>, Uni<Void>> outage) {
        assertThatThrownBy(() -> receive("VERIFIED", outage))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type().status()).isEqualTo(503));
    }

    private void receive(String body, Function<List<OutgoingEvent>, Uni<Void>> log) {
        new ReceiveCallback(null, List.of(), log, new CallbackMetrics(metrics), new Config())
                .receive(addressee(), Callbacks.of(body, Map.of()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private Function<List<OutgoingEvent>, Uni<Void>> log() {
        return events -> {
            published.addAll(events);
            return Uni.createFrom().voidItem();
        };
    }

    private double count(String result) {
        return metrics.counter("carillon.callbacks", "provider", "acme", "result", result)
                .count();
    }

    private static Addressee addressee() {
        return new Addressee(new Vendor(), TestDeliveries.account(Channel.SMS, "acme", Map.of(), Map.of()));
    }

    private static DeliveryReceipt receipt(String message, String delivery) {
        return new DeliveryReceipt(
                "acme", "account-1", message, delivery, DeliveryStatus.DELIVERED, null, null, Callbacks.NOW);
    }

    private record Config() implements CallbackConfig {
        @Override
        public String publicUrl() {
            return "https://carillon.example";
        }

        @Override
        public Duration recordWithin() {
            return Duration.ofMillis(100);
        }

        @Override
        public int longBody() {
            return 1000;
        }
    }
}
