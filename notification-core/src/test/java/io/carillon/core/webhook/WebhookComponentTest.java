package io.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.StatementCounter;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events become messages once, go out, and their ends are recorded apart from notifications' deliveries. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class WebhookComponentTest {
    private static final String HOOKS = Topics.deliveries(Channel.WEBHOOK, Lane.NORMAL);
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    @Inject
    MeterRegistry registry;

    @Inject
    TenantConfigs configs;

    @Inject
    Scheduler scheduler;

    @Inject
    TellEndpoints telling;

    @Inject
    RunDueWebhooks due;

    private final Hooks hooks = new Hooks();
    private final Instant now = Instant.now();

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @AfterEach
    void letTimePass() {
        scheduler.resume("webhooks");
    }

    @Test
    void anEventIsOneMessageForEachListeningEndpointHoweverOftenItIsHeard() {
        hooks.endpoint(true)
                .endpoint(true, EventTypes.NOTIFICATION_STATUS_CHANGED)
                .endpoint(true, EventTypes.BATCH_COMPLETED)
                .endpoint(false)
                .publish(configs);
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            hooks.statusChanged("one", now);
            hooks.statusChanged("one", now);
            List<TestRecord> asked = watch.await(2, hooks::isOfTenant);
            DeliveryRequested request = asked.getFirst().data(DeliveryRequested.class);
            assertThat(request.content().text())
                    .startsWith("{\"type\":\"carillon.notification.status-changed.v1\",\"timestamp\":\"")
                    .contains("\"metadata\":{\"order\":\"4711\"}")
                    .doesNotContain("address");
            assertThat(asked)
                    .extracting(record -> record.data(DeliveryRequested.class).address())
                    .containsExactlyInAnyOrder(
                            hooks.endpoint(0).toString(), hooks.endpoint(1).toString());
            assertThat(watch.drain(hooks::isOfTenant, A_WHILE)).hasSize(2);
            hooks.awaitCount(2, "status = 'PENDING'");
        }
    }

    @Test
    void endsAreRecordedOnceAndAreNoDeliveriesOfNotifications() {
        hooks.endpoint(true).publish(configs);
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            hooks.statusChanged("one", now);
            TestRecord asked = watch.await(hooks::isOfTenant);
            Hooks.delivered(asked, now);
            Hooks.delivered(asked, now);
            hooks.awaitCount(1, "status = 'DELIVERED' AND response_status = 200 AND attempt = 1 AND due_at IS NULL");
            Hooks.refused(asked, 503, null, now);
            assertThat(watch.drain(hooks::isOfTenant, A_WHILE)).hasSize(1);
            hooks.awaitCount(1, "status = 'DELIVERED'");
            for (String table : List.of("deliveries", "notification_logs", "delivery_stats", "dead_letters")) {
                assertThat(DatabaseProbe.count(
                                "SELECT count(*) FROM " + table + " WHERE tenant_id = '" + hooks.tenant + "'"))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void aFailureIsTriedAgainWithTheNextNumberOnTheLaneOfRepeats() {
        hooks.endpoint(true).publish(configs);
        try (TopicWatch watch = TestTopics.watch(HOOKS, Topics.deliveries(Channel.WEBHOOK, Lane.BULK))) {
            hooks.statusChanged("one", now);
            Hooks.refused(
                    watch.await(hooks::isOfTenant), 500, null, Instant.now().minusSeconds(60));
            List<TestRecord> asked = watch.await(2, hooks::isOfTenant);
            DeliveryRequested again = asked.getLast().data(DeliveryRequested.class);
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.lane()).isEqualTo(Lane.BULK);
            assertThat(again.deliveryId())
                    .isEqualTo(asked.getFirst().data(DeliveryRequested.class).deliveryId());
        }
    }

    private double disabled() {
        return registry.counter("carillon.webhook.endpoints.disabled").count();
    }

    @Test
    void a410DisablesTheEndpointTellsOfItAndKeepsWhatComesNext() {
        double before = disabled();
        hooks.endpoint(true, EventTypes.NOTIFICATION_STATUS_CHANGED).publish(configs);
        try (TopicWatch watch = TestTopics.watch(HOOKS, Topics.STATUS)) {
            hooks.statusChanged("one", now);
            Hooks.refused(
                    watch.await(record -> record.topic().equals(HOOKS) && hooks.isOfTenant(record)), 410, null, now);
            TestRecord told = watch.await(
                    record -> EventTypes.WEBHOOK_ENDPOINT_DISABLED.equals(record.type()) && hooks.isOfTenant(record));
            assertThat(told.json().path("reason").asText()).isEqualTo("gone");
            assertThat(told.json().path("endpointId").asText())
                    .isEqualTo(hooks.endpoint(0).toString());
            hooks.awaitCount(1, "status = 'FAILED' AND code = 'http_410'");
            assertThat(disabled()).as("what the alert counts").isGreaterThanOrEqualTo(before + 1);
            hooks.statusChanged("two", now);
            hooks.awaitCount(1, "status = 'FAILED' AND code = 'endpoint-disabled' AND due_at IS NULL");
            assertThat(watch.drain(record -> record.topic().equals(HOOKS) && hooks.isOfTenant(record), A_WHILE))
                    .hasSize(1);
        }
    }

    @Test
    void anEndpointThatAsksForLessIsLeftAloneAndTheOthersAreNot() {
        hooks.endpoint(true).endpoint(true).publish(configs);
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            hooks.statusChanged("one", now);
            List<TestRecord> asked = watch.await(2, hooks::isOfTenant);
            String busy = asked.getFirst().data(DeliveryRequested.class).address();
            Hooks.refused(asked.getFirst(), 429, 3_600_000L, Instant.now());
            Hooks.delivered(asked.getLast(), now);
            hooks.awaitCount(1, "status = 'RETRYING'");
            hooks.statusChanged("two", now);
            watch.await(3, hooks::isOfTenant);
            assertThat(watch.drain(hooks::isOfTenant, A_WHILE).subList(2, 3))
                    .extracting(record -> record.data(DeliveryRequested.class).address())
                    .doesNotContain(busy);
            hooks.awaitCount(1, "endpoint_id = '" + busy + "' AND status = 'PENDING' AND NOT asked");
        }
    }

    @Test
    void anEndpointHasOnlySoManyMessagesUnderWay() {
        hooks.endpoint(true).publish(configs);
        scheduler.pause("webhooks");
        tell(0, 50);
        hooks.awaitCount(20, "asked");
        hooks.awaitCount(30, "NOT asked AND due_at IS NOT NULL");
    }

    @Test
    void aPollCostsTheSameNumberOfStatementsHoweverManyEventsAreInIt() {
        hooks.endpoint(true).endpoint(true).publish(configs);
        scheduler.pause("webhooks");
        StatementCounter statements = new StatementCounter();
        QuarkusMock.installMockForType(statements, TenantTransactions.class);
        int five = fewest(statements, 0, 5);
        int twoHundred = fewest(statements, 100, 200);
        assertThat(twoHundred).isEqualTo(five).isLessThan(10);
        assertThat(hooks.count("true")).isEqualTo(3 * 2 * 205);
    }

    /** What a replica committed and died before it asked for is due, whoever looks next. */
    @Test
    void whatWasCommittedIsAskedForAfterACrash() {
        hooks.endpoint(true).publish(configs);
        scheduler.pause("webhooks");
        tell(0, 1);
        DatabaseProbe.change(
                "UPDATE webhook_messages SET asked = false, attempt = 0, due_at = now() - interval '1 second' "
                        + "WHERE tenant_id = '" + hooks.tenant + "'");
        DatabaseProbe.change(
                "UPDATE webhook_endpoint_states SET next_due_at = now() - interval '1 second' WHERE tenant_id = '"
                        + hooks.tenant + "'");
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            due.runOnce().await().atMost(Hooks.PATIENCE);
            assertThat(watch.await(hooks::isOfTenant).id()).endsWith("-1");
        }
    }

    @Test
    void whatTheDispatcherIsSilentAboutIsAskedForAgainUnderTheSameNumber() {
        hooks.endpoint(true).publish(configs);
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            hooks.statusChanged("one", now);
            watch.await(hooks::isOfTenant);
            await().atMost(Hooks.PATIENCE)
                    .until(() -> DatabaseProbe.change(
                                    "UPDATE webhook_messages SET due_at = now() - interval '1 second' WHERE asked AND tenant_id = '"
                                            + hooks.tenant + "'")
                            == 1);
            DatabaseProbe.change(
                    "UPDATE webhook_endpoint_states SET next_due_at = now() WHERE tenant_id = '" + hooks.tenant + "'");
            assertThat(watch.await(2, hooks::isOfTenant))
                    .allMatch(record -> record.id().endsWith("-1"));
        }
    }

    /** Of three polls: what other tests left behind may be recorded at the same time. */
    private int fewest(StatementCounter statements, int from, int count) {
        return IntStream.range(0, 3)
                .map(poll -> statements.during(() -> tell(from + poll * count, count)))
                .min()
                .orElseThrow();
    }

    private void tell(int from, int count) {
        List<ReceivedEvent<Object>> poll = IntStream.range(from, from + count)
                .mapToObj(i -> new Event<Object>(
                        "event-" + i, EventTypes.NOTIFICATION_STATUS_CHANGED, hooks.tenant, null, Hooks.change(now)))
                .map(event -> new ReceivedEvent<>(
                        event, "/t", "t", 0, 0, now, UUID.randomUUID().toString()))
                .toList();
        telling.tell(poll).await().atMost(Hooks.PATIENCE);
    }
}
