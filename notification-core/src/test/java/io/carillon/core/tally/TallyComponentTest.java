package io.carillon.core.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.ids.NotificationIds;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a batch's deliveries, its counters say what the tables say. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class TallyComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final int GOOD = 30;

    @Inject
    NotificationIds ids;

    @Inject
    TenantConfigs configs;

    private TenantId tenant;
    private UUID batch;

    @BeforeEach
    void freshTenant() {
        CoreTest.configure();
        tenant = CoreTest.freshTenant(configs);
        batch = ids.mint(tenant);
    }

    @Test
    void countersAddUpThroughPlanningRetriesAndCopies() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            List<TestEvent> requests = new ArrayList<>();
            for (int i = 0; i < GOOD; i++) {
                requests.add(request(ids.numbered(tenant, batch, i).toString(), "welcome"));
            }
            requests.add(request(ids.numbered(tenant, batch, GOOD).toString(), "broken"));
            requests.add(request(UUID.randomUUID().toString(), "welcome"));
            TestTopics.produce(Topics.requests(Lane.NORMAL), requests);
            TestTopics.produce(Topics.requests(Lane.NORMAL), requests.subList(0, GOOD));
            List<TestRecord> asked = emails.await(GOOD + 1, this::isOurs);
            awaitCounters("=PLANNED 30", "=REFUSED 1", "email=PENDING 30", "in-app=SKIPPED 30");

            asked.forEach(record -> answer(record.data(DeliveryRequested.class)));
            emails.await(2 * (GOOD + 1), this::isOurs, Duration.ofSeconds(30)).stream()
                    .map(record -> record.data(DeliveryRequested.class))
                    .filter(delivery -> delivery.attempt() == 2)
                    .forEach(this::answer);
            awaitCounters("=PLANNED 30", "=REFUSED 1", "email=SENT 30", "in-app=SKIPPED 30");
        }
    }

    private void awaitCounters(String... wanted) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(counters()).containsExactlyInAnyOrder(wanted));
        assertThat(counters().stream().filter(counter -> !counter.startsWith("=")))
                .containsExactlyInAnyOrderElementsOf(
                        DatabaseProbe.list("SELECT channel || '=' || status || ' ' || count(*)"
                                + " FROM deliveries WHERE batch_id = '" + batch + "' GROUP BY channel, status"));
    }

    private List<String> counters() {
        return DatabaseProbe.list("SELECT channel || '=' || status || ' ' || amount FROM batch_counters"
                + " WHERE amount <> 0 AND batch_id = '" + batch + "'");
    }

    private boolean isOurs(TestRecord record) {
        return tenant.toString().equals(record.tenant());
    }

    private TestEvent request(String id, String template) {
        return TestEvent.of(
                EventTypes.NOTIFICATION_REQUESTED,
                tenant,
                id,
                Map.of(
                        "notificationId", id,
                        "batchId", batch.toString(),
                        "template", Map.of("code", template),
                        "channels", List.of("email", "in-app"),
                        "recipient", Map.of("email", "ada@example.com"),
                        "data", Map.of("name", "Ada")));
    }

    /** First attempts fail for now, second ones succeed. */
    private void answer(DeliveryRequested delivery) {
        AttemptOutcome outcome = delivery.attempt() == 1
                ? new AttemptOutcome.Failed(FailureCategory.TRANSIENT, "451", "try later", null)
                : new AttemptOutcome.Sent("message");
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery.deliveryId(),
                delivery.notificationId(),
                delivery.attempt(),
                Channel.EMAIL,
                delivery.lane(),
                outcome,
                List.of(),
                delivery.acceptedAt(),
                Instant.now());
        TestEvent event = TestEvent.of(
                EventTypes.DELIVERY_ATTEMPTED,
                tenant,
                delivery.deliveryId() + "-" + delivery.attempt() + "-outcome",
                attempted);
        TestTopics.produce(Topics.OUTCOMES, List.of(event, event));
    }
}
