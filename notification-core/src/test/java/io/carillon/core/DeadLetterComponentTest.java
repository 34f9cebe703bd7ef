package io.carillon.core;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.carillon.core.ids.NotificationIds;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be processed is put aside with its reason, and holds up nothing. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class DeadLetterComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    NotificationIds ids;

    private final String marker = "d" + UUID.randomUUID();

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void malformedEventsOfEveryLaneBecomeDeadLetters(Lane lane) {
        String topic = Topics.requests(lane);
        try (TopicWatch letters = TestTopics.watch(Topics.deadLetters(topic))) {
            TestTopics.produce(
                    topic,
                    event("json").withValue("{\"template\":"),
                    event("array").withValue("[]"),
                    event("nothing").withValue(null),
                    event("tenantless").withHeader("ce_tenantid", null),
                    event("tenant").withHeader("ce_tenantid", "demo"),
                    event("type").withHeader("ce_type", EventTypes.DELIVERY_ATTEMPTED),
                    event("unknown-field").withValue("{\"tenantId\":\"x\"}").withHeader("ce_type", "other"),
                    event("good"));
            Map<String, String> reasons = new HashMap<>();
            letters.await(7, this::isMine)
                    .forEach(letter -> reasons.put(letter.id().substring(marker.length()), reason(letter)));
            assertThat(reasons)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "json", "invalid-json",
                            "array", "invalid-json",
                            "nothing", "invalid-json",
                            "tenantless", "missing-attribute",
                            "tenant", "invalid-tenant",
                            "type", "unexpected-type",
                            "unknown-field", "unexpected-type"));
            await().atMost(PATIENCE).until(() -> planned("good") == 1);
        }
    }

    @Test
    void aLetterIsTheRecordAsItCameWithItsCoordinates() {
        String topic = Topics.requests(Lane.NORMAL);
        try (TopicWatch requests = TestTopics.watch(topic);
                TopicWatch letters = TestTopics.watch(Topics.deadLetters(topic))) {
            TestTopics.produce(
                    topic, event("x").withValue("no json").withKey("key").withTraceparent("trace"));
            TestRecord record = requests.await(this::isMine);
            TestRecord letter = letters.await(this::isMine);
            assertThat(letter.key()).isEqualTo("key");
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("no json");
            assertThat(letter.headers())
                    .containsAllEntriesOf(record.headers())
                    .containsEntry("dlq-reason", "invalid-json")
                    .containsEntry("dlq-topic", topic)
                    .containsEntry("dlq-partition", Integer.toString(record.partition()))
                    .containsEntry("dlq-offset", Long.toString(record.offset()))
                    .containsKey("dlq-detail");
        }
    }

    /** PostgreSQL takes no NUL, so these pass every check and only fail when the whole batch is written. */
    @Test
    void anEventThatCannotBeStoredIsFoundAmongGoodOnesWhichAreAllPlanned() {
        String topic = Topics.requests(Lane.BULK);
        List<TestEvent> batch = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            batch.add(event("good" + i));
            if (i % 20 == 10) {
                batch.add(event("\0bad" + i));
            }
        }
        try (TopicWatch letters = TestTopics.watch(Topics.deadLetters(topic))) {
            TestTopics.produce(topic, batch);
            await().atMost(PATIENCE).until(() -> planned("good") == 60);
            assertThat(letters.await(3, this::isMine)).allSatisfy(letter -> {
                assertThat(reason(letter)).isEqualTo("unprocessable");
                assertThat(letter.id()).contains("bad");
            });
            assertThat(letters.drain(this::isMine, Duration.ofMillis(500))).hasSize(3);
            assertThat(planned("\0")).isZero();
        }
    }

    /** What came through our own door has an id that somebody holds, and perhaps a batch that waits for it. */
    @Test
    void aRequestOfOursThatCannotBeStoredFailsAndCountsInItsBatch() {
        UUID id = ids.mint(new TenantId(TestTenant.demo().id()));
        UUID batch = UUID.randomUUID();
        Map<String, Object> request = Map.of(
                "notificationId", id.toString(),
                "batchId", batch.toString(),
                "template", Map.of("code", "welcome"),
                "data", Map.of("name", "Ada"),
                "recipient", Map.of("email", "ada@example.com"),
                "idempotencyKey", marker,
                "requestHash", "\0");
        try (TopicWatch letters = TestTopics.watch(Topics.deadLetters(Topics.requests(Lane.NORMAL)))) {
            TestTopics.produce(Topics.requests(Lane.NORMAL), request("mine", request));
            assertThat(reason(letters.await(this::isMine))).isEqualTo("unprocessable");
        }
        service("demo-service")
                .get(API + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("reason", equalTo("unprocessable"));
        assertThat(DatabaseProbe.list(
                        "SELECT status || ' ' || amount FROM batch_counters WHERE batch_id = '" + batch + "'"))
                .containsExactly("REFUSED 1");
    }

    @Test
    void anOutcomeOfNoDeliveryOfOursIsPutAside() {
        try (TopicWatch letters = TestTopics.watch(Topics.deadLetters(Topics.OUTCOMES))) {
            Map<String, Object> outcome =
                    Map.of("deliveryId", "not-a-uuid", "attempt", 1, "outcome", Map.of("result", "sent"));
            TestTopics.produce(
                    Topics.OUTCOMES,
                    TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, TestTenant.demo(), marker, outcome),
                    TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, TestTenant.demo(), marker, Map.of()),
                    TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, TestTenant.demo(), marker, Map.of())
                            .withValue("{\"outcome\":{\"result\":\"exploded\"}}"));
            assertThat(letters.await(3, this::isMine))
                    .extracting(DeadLetterComponentTest::reason)
                    .containsExactlyInAnyOrder("unprocessable", "unprocessable", "invalid-json");
        }
    }

    @Test
    void aWellFormedRequestThatCannotBeFulfilledFailsWithItsReasonForItsTenantAndItsProducerToSee() {
        Map<String, Object> unknownTemplate = Map.of(
                "template", Map.of("code", "unknown"),
                "recipient", Map.of("email", "a@example.com", "userId", marker));
        Map<String, Object> badAddress = Map.of(
                "template", Map.of("code", "welcome"),
                "recipient", Map.of("email", "nobody", "userId", marker + "-2"));
        Map<String, Object> broken = Map.of(
                "template", Map.of("code", "broken"),
                "recipient", Map.of("email", "a@example.com", "userId", marker + "-3"));
        try (TopicWatch letters = TestTopics.watch(Topics.deadLetters(Topics.requests(Lane.NORMAL)))) {
            TestTopics.produce(
                    Topics.requests(Lane.NORMAL),
                    request("1", unknownTemplate),
                    request("2", badAddress),
                    request("3", broken));
            assertFailed(marker, "template-not-found");
            assertFailed(marker + "-2", "validation-failed");
            assertFailed(marker + "-3", "template-failed");
            assertThat(letters.await(3, this::isMine))
                    .extracting(DeadLetterComponentTest::reason)
                    .containsExactlyInAnyOrder("template-not-found", "validation-failed", "template-failed");
        }
    }

    private static void assertFailed(String userId, String reason) {
        String query = "SELECT id FROM notifications WHERE user_id = '" + userId + "'";
        await().atMost(PATIENCE).until(() -> !DatabaseProbe.list(query).isEmpty());
        String path = API + "/" + DatabaseProbe.list(query).getFirst();
        service("demo-service")
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("reason", equalTo(reason))
                .body("deliveries", equalTo(List.of()));
        service("demo-service")
                .get(path + "/timeline")
                .then()
                .body("events.event", equalTo(List.of("ACCEPTED", "REJECTED")))
                .body("events.reason", hasItem(reason));
    }

    private long planned(String id) {
        return DatabaseProbe.list("SELECT address FROM deliveries WHERE address LIKE '" + marker + "%'").stream()
                .filter(address -> address.startsWith(marker + id))
                .count();
    }

    private boolean isMine(TestRecord record) {
        return record.id().startsWith(marker);
    }

    private static String reason(TestRecord letter) {
        return letter.header("dlq-reason");
    }

    /** A good request, one partition for all so that they come in one batch. */
    private TestEvent event(String id) {
        return request(id, welcome(marker + id.replace("\0", "nul") + "@example.com"));
    }

    private TestEvent request(String id, Map<String, Object> body) {
        return TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), marker + id, body);
    }
}
