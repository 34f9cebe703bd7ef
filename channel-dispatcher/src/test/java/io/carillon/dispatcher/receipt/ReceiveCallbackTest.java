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
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiveCallbackTest {
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final List<OutgoingEvent> published = new CopyOnWriteArrayList<>();

    /** A vendor whose body is the verdict itself; {@code SECRET} needs a secret that the account lacks. */
    private record Vendor(boolean isCostly, Runnable check) implements ReceiptSource {
        Vendor() {
            this(false, () -> {});
        }

        @Override
        public String provider() {
            return "acme";
        }

        @Override
        public Verdict verify(Callback callback, ProviderAccount account) {
            check.run();
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

    @Test
    void aCostlyProofIsMadeOffTheEventLoopAndItsReportIsToldFromThere() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Thread> proved = new CompletableFuture<>();
            CompletableFuture<Thread> told = new CompletableFuture<>();
            CompletableFuture<Thread> loop = new CompletableFuture<>();
            Vendor costly = new Vendor(true, () -> proved.complete(Thread.currentThread()));
            ReceiveCallback receiver = receiver(
                    events -> {
                        told.complete(Thread.currentThread());
                        return Uni.createFrom().voidItem();
                    },
                    new ProofThreads(new Config()));
            vertx.runOnContext(now -> {
                loop.complete(Thread.currentThread());
                receive(receiver, costly);
            });
            assertThat(proved.get(30, TimeUnit.SECONDS)).isNotSameAs(loop.get(30, TimeUnit.SECONDS));
            assertThat(told.get(30, TimeUnit.SECONDS)).isSameAs(loop.get());
        } finally {
            vertx.close();
        }
    }

    @Test
    void whenTooManyProofsWaitTheVendorIsAskedToRepeat() throws Exception {
        CountDownLatch proving = new CountDownLatch(processors());
        CountDownLatch go = new CountDownLatch(1);
        Vendor slow = new Vendor(true, () -> {
            proving.countDown();
            await(go);
        });
        ReceiveCallback receiver = receiver(log(), new ProofThreads(new Config()));
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        for (int i = 0; i < processors(); i++) {
            taken.add(receive(receiver, slow));
        }
        await(proving);
        taken.add(receive(receiver, slow));

        assertThatThrownBy(() -> receive(receiver, slow).get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type().status()).isEqualTo(503));
        go.countDown();
        for (CompletableFuture<Void> one : taken) {
            one.get(30, TimeUnit.SECONDS);
        }
        assertThat(count("recorded")).isEqualTo(taken.size());
        assertThat(count("unavailable")).isEqualTo(1);
    }

    /** How many proofs are made at the same time. */
    private static int processors() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static CompletableFuture<Void> receive(ReceiveCallback receiver, Vendor vendor) {
        return receiver.receive(addressee(vendor), Callbacks.of("VERIFIED", Map.of()))
                .subscribeAsCompletionStage();
    }

    private void assertUnavailable(Function<List<OutgoingEvent>, Uni<Void>> outage) {
        assertThatThrownBy(() -> receive("VERIFIED", outage))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type().status()).isEqualTo(503));
    }

    private void receive(String body, Function<List<OutgoingEvent>, Uni<Void>> log) {
        receiver(log, new ProofThreads(new Config()))
                .receive(addressee(), Callbacks.of(body, Map.of()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private ReceiveCallback receiver(Function<List<OutgoingEvent>, Uni<Void>> log, ProofThreads proofs) {
        return new ReceiveCallback(null, List.of(), log, proofs, new CallbackMetrics(metrics), new Config());
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
        return addressee(new Vendor());
    }

    private static Addressee addressee(Vendor vendor) {
        return new Addressee(vendor, TestDeliveries.account(Channel.SMS, "acme", Map.of(), Map.of()));
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

        @Override
        public int proofsWaiting() {
            return 1;
        }
    }
}
