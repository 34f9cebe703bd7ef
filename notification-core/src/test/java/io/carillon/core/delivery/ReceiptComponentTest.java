package io.carillon.core.delivery;

import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.FakeDispatcher;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.SuppressionReason;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider reports later moves the delivery forward, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class ReceiptComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MeterRegistry registry;

    private final String email = "receipt-" + UUID.randomUUID() + "@example.com";
    private TopicWatch watch;

    @BeforeEach
    void watch() {
        CoreTest.configure();
        watch = TestTopics.watch(Topics.deliveries(Channel.EMAIL, Lane.NORMAL), Topics.STATUS);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void receiptsThatOvertakeTheOutcomeInAnyOrderAreNotLost() {
        TestRecord asked = asked(send(welcome(email)));
        String delivery = asked.json().path("deliveryId").asText();
        report(delivery, null, DeliveryStatus.OPENED, null);
        report(delivery, null, DeliveryStatus.DELIVERED, null);
        report(delivery, null, DeliveryStatus.OPENED, null);
        awaitStatus(delivery, "OPENED");
        FakeDispatcher.answer(asked, FakeDispatcher.sent());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(story(delivery))
                .contains("ATTEMPT_SENT ", "DELIVERED ", "OPENED ")
                .doesNotHaveDuplicates());
        awaitStatus(delivery, "OPENED");
        List<String> read = CoreTest.service("demo-service")
                .get(CoreTest.API + "/" + asked.json().path("notificationId").asText() + "/timeline")
                .path("events.event");
        assertThat(read.subList(0, 3)).containsExactly("ACCEPTED", "PLANNED", "ATTEMPT_SENT");
        assertThat(watch.await(told -> told.id().equals(delivery + "-OPENED-1")).tenant())
                .isEqualTo(TestTenant.demo().toString());
    }

    @Test
    void aBounceNamedByTheProvidersMessageSuppressesAndCounts() {
        UUID batch = UUID.randomUUID();
        TestRecord asked = asked(send(welcome(email)));
        String delivery = asked.json().path("deliveryId").asText();
        DatabaseProbe.change("UPDATE deliveries SET batch_id = '" + batch + "' WHERE id = '" + delivery + "'");
        FakeDispatcher.answer(asked, new AttemptOutcome.Sent("m-" + delivery));
        awaitStatus(delivery, "SENT");
        report(null, "m-" + delivery, DeliveryStatus.BOUNCED, SuppressionReason.HARD_BOUNCE);
        awaitStatus(delivery, "BOUNCED");
        assertThat(story(delivery)).contains("BOUNCED bounced");
        assertThat(DatabaseProbe.list("SELECT status || ' ' || amount FROM batch_counters WHERE batch_id = '" + batch
                        + "' AND amount > 0"))
                .containsExactly("BOUNCED 1");
        assertThat(DatabaseProbe.list(
                        "SELECT reason || ' ' || source FROM suppressions WHERE delivery_id = '" + delivery + "'"))
                .containsExactly("hard-bounce receipt");
    }

    @Test
    void aComplaintSuppressesThoughItMovesNothing() {
        TestRecord asked = asked(send(welcome(email)));
        String delivery = asked.json().path("deliveryId").asText();
        FakeDispatcher.answer(asked, FakeDispatcher.sent());
        report(delivery, null, DeliveryStatus.CLICKED, null);
        awaitStatus(delivery, "CLICKED");
        report(delivery, null, DeliveryStatus.DELIVERED, SuppressionReason.COMPLAINT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        DatabaseProbe.list("SELECT reason FROM suppressions WHERE delivery_id = '" + delivery + "'"))
                .containsExactly("complaint"));
        awaitStatus(delivery, "CLICKED");
        assertThat(story(delivery)).contains("DELIVERED complained");
    }

    /** Some vendors name no moment, so that each repeat of a report looks like a new one. */
    @Test
    void aRepeatChangesNothingNotEvenWhatSomebodyDecidedMeanwhile() {
        TestRecord asked = asked(send(welcome(email)));
        String delivery = asked.json().path("deliveryId").asText();
        FakeDispatcher.answer(asked, new AttemptOutcome.Sent("m-" + delivery));
        awaitStatus(delivery, "SENT");
        report(null, "m-" + delivery, DeliveryStatus.DELIVERED, null);
        report(delivery, "m-" + delivery, DeliveryStatus.BOUNCED, SuppressionReason.HARD_BOUNCE);
        awaitStatus(delivery, "BOUNCED");
        List<String> told = story(delivery);
        DatabaseProbe.change("DELETE FROM suppressions WHERE delivery_id = '" + delivery + "'");
        for (int i = 0; i < 3; i++) {
            report(delivery, "m-" + delivery, DeliveryStatus.BOUNCED, SuppressionReason.HARD_BOUNCE);
            report(null, "m-" + delivery, DeliveryStatus.BOUNCED, SuppressionReason.HARD_BOUNCE);
            report(null, "m-" + delivery, DeliveryStatus.DELIVERED, null);
        }
        report(delivery, null, DeliveryStatus.CLICKED, null);
        awaitStatus(delivery, "CLICKED");
        assertThat(story(delivery)).containsExactlyInAnyOrderElementsOf(with(told, "CLICKED "));
        assertThat(DatabaseProbe.list("SELECT reason FROM suppressions WHERE delivery_id = '" + delivery + "'"))
                .isEmpty();
    }

    @Test
    void aReportOfAnotherCodeIsAnotherReport() {
        TestRecord asked = asked(send(welcome(email)));
        String delivery = asked.json().path("deliveryId").asText();
        FakeDispatcher.answer(asked, FakeDispatcher.sent());
        report(delivery, DeliveryStatus.BOUNCED, "4.2.2", null);
        report(delivery, DeliveryStatus.BOUNCED, "5.1.1", SuppressionReason.HARD_BOUNCE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(DatabaseProbe.list(
                        "SELECT detail FROM notification_logs WHERE event = 'BOUNCED' AND delivery_id = '" + delivery
                                + "'"))
                .containsExactlyInAnyOrder("4.2.2", "5.1.1"));
        assertThat(DatabaseProbe.list("SELECT reason FROM suppressions WHERE delivery_id = '" + delivery + "'"))
                .containsExactly("hard-bounce");
    }

    @Test
    void openingEndsTheLaterSteps() {
        String id = escalated();
        report(asked(id).json().path("deliveryId").asText(), null, DeliveryStatus.OPENED, null);
        String later = Delivery.idOf(UUID.fromString(id), Channel.SMS).toString();
        awaitStatus(later, "SKIPPED");
        assertThat(story(later)).contains("SKIPPED escalation-answered");
        watch.await(told -> told.id().equals(later + "-SKIPPED-0"));
    }

    @Test
    void aBounceMakesTheNextStepGoAtOnce() {
        String id = escalated();
        TestRecord asked = asked(id);
        FakeDispatcher.answer(asked, FakeDispatcher.sent());
        report(asked.json().path("deliveryId").asText(), null, DeliveryStatus.BOUNCED, null);
        awaitStatus(Delivery.idOf(UUID.fromString(id), Channel.SMS).toString(), "PENDING");
    }

    @Test
    void receiptsOfUnknownDeliveriesAreDroppedAndCounted() {
        double before = unknown();
        report(UUID.randomUUID().toString(), null, DeliveryStatus.DELIVERED, null);
        await().atMost(PATIENCE).until(() -> unknown() >= before + 1);
    }

    @Test
    void aReceiptThatNamesItsMessageOnlyWaitsForTheOutcome() {
        TestRecord asked = asked(send(welcome(email)));
        String delivery = asked.json().path("deliveryId").asText();
        report(null, "m-" + delivery, DeliveryStatus.OPENED, null);
        report(null, "m-" + delivery, DeliveryStatus.DELIVERED, null);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(early(delivery)).hasSize(2));
        FakeDispatcher.answer(asked, new AttemptOutcome.Sent("m-" + delivery));
        awaitStatus(delivery, "OPENED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(early(delivery)).isEmpty());
        assertThat(story(delivery))
                .contains("ATTEMPT_SENT ", "DELIVERED ", "OPENED ")
                .doesNotHaveDuplicates();
    }

    @Test
    void aReceiptOfNobodysMessageIsGivenUpAfterADay() {
        String nobodys = UUID.randomUUID().toString();
        report(null, "m-" + nobodys, DeliveryStatus.DELIVERED, null);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(early(nobodys)).hasSize(1));
        double before = unknown();
        DatabaseProbe.change("UPDATE early_receipts SET arrived_at = now() - interval '25 hours', due_at = now() "
                + "WHERE data->>'providerMessageId' = 'm-" + nobodys + "'");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(early(nobodys)).isEmpty());
        assertThat(unknown()).isGreaterThan(before);
    }

    private static List<String> early(String delivery) {
        return DatabaseProbe.list(
                "SELECT event_id FROM early_receipts WHERE data->>'providerMessageId' = 'm-" + delivery + "'");
    }

    @Test
    void contradictingReceiptsEndAlikeInAnyOrder() {
        List<DeliveryStatus> reports = List.of(
                DeliveryStatus.FAILED, DeliveryStatus.BOUNCED, DeliveryStatus.DELIVERED, DeliveryStatus.BOUNCED);
        for (List<DeliveryStatus> order : List.of(reports, reports.reversed())) {
            TestRecord asked = asked(send(welcome(email)));
            String delivery = asked.json().path("deliveryId").asText();
            FakeDispatcher.answer(asked, FakeDispatcher.sent());
            order.forEach(status -> report(delivery, null, status, null));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(story(delivery))
                    .contains("FAILED failed-later", "BOUNCED bounced", "DELIVERED "));
            awaitStatus(delivery, "BOUNCED");
        }
    }

    @Test
    void anotherTenantsReceiptMovesNothing() {
        double before = unknown();
        String delivery = asked(send(welcome(email))).json().path("deliveryId").asText();
        report(TestTenant.other(), delivery, null, DeliveryStatus.DELIVERED, SuppressionReason.COMPLAINT);
        await().atMost(PATIENCE).until(() -> unknown() >= before + 1);
        awaitStatus(delivery, "PENDING");
    }

    private String escalated() {
        Map<String, Object> body = new HashMap<>(welcome(email));
        body.remove("template");
        body.put("content", Map.of("email", Map.of("subject", "s", "text", "t"), "sms", Map.of("text", "t")));
        body.put("recipient", Map.of("email", email, "phone", "+4915112345678"));
        body.put(
                "escalation",
                List.of(Map.of("channel", "email"), Map.of("channel", "sms", "afterSeconds", 3600, "unless", "read")));
        return send(body);
    }

    private TestRecord asked(String notification) {
        return watch.await(record -> record.topic().startsWith("carillon.deliveries")
                && notification.equals(record.json().path("notificationId").asText()));
    }

    private static void report(String delivery, String message, DeliveryStatus status, SuppressionReason suppression) {
        report(TestTenant.demo(), delivery, message, status, suppression);
    }

    private static void report(
            TestTenant tenant, String delivery, String message, DeliveryStatus status, SuppressionReason suppression) {
        report(
                tenant,
                new DeliveryReceipt(
                        "smtp", FakeDispatcher.ACCOUNT, message, delivery, status, "250", suppression, Instant.now()));
    }

    private static void report(String delivery, DeliveryStatus status, String code, SuppressionReason suppression) {
        report(
                TestTenant.demo(),
                new DeliveryReceipt(
                        "smtp", FakeDispatcher.ACCOUNT, null, delivery, status, code, suppression, Instant.now()));
    }

    private static void report(TestTenant tenant, DeliveryReceipt receipt) {
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(
                        EventTypes.DELIVERY_RECEIPT, tenant, UUID.randomUUID().toString(), receipt));
    }

    private static List<String> with(List<String> told, String line) {
        return Stream.concat(told.stream(), Stream.of(line)).toList();
    }

    private double unknown() {
        return registry.counter("carillon.receipts", "known", "false").count();
    }

    private static void awaitStatus(String delivery, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        DatabaseProbe.list("SELECT status FROM deliveries WHERE id = '" + delivery + "'"))
                .containsExactly(status));
    }

    private static List<String> story(String delivery) {
        return DatabaseProbe.list("SELECT event || ' ' || coalesce(reason, '') FROM notification_logs "
                + "WHERE delivery_id = '" + delivery + "'");
    }
}
