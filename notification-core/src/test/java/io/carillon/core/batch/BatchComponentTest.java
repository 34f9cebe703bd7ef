package io.carillon.core.batch;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.carillon.core.AnsweringDispatcher;
import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.BatchCompleted;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.ProgressChanged;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class BatchComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".example.com";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aBatchIsFilledChunkByChunkSentAndToldOfOnce() {
        try (AnsweringDispatcher dispatcher = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK);
                TopicWatch status = TestTopics.watch(Topics.STATUS);
                TopicWatch inbox = TestTopics.watch(Topics.INBOX)) {
            String batch = create(Map.of("recipients", recipients(0, 3)))
                    .statusCode(202)
                    .body("accepted", equalTo(3))
                    .extract()
                    .path("batchId");
            chunk(batch, 7, recipients(3, 200)).statusCode(202).body("accepted", equalTo(200));
            chunk(batch, 7, recipients(3, 200)).statusCode(202).header("Idempotent-Replayed", "true");
            chunk(batch, 7, recipients(3, 199)).statusCode(409).body("type", endsWith("chunk-reused"));
            end(batch, "complete").statusCode(200).body("state", equalTo("CLOSED"));
            end(batch, "complete").statusCode(200);

            await().atMost(PATIENCE).until(() -> state(batch).equals("COMPLETED"));
            get(batch)
                    .body("counters.accepted", equalTo(203))
                    .body("counters.delivered", equalTo(203))
                    .body("counters.open", equalTo(0))
                    .body("counters.waiting", equalTo(0))
                    .body("deliveries.email.SENT", equalTo(203))
                    .body("progress", equalTo(1.0f));
            assertThat(dispatcher.doubled()).isEmpty();
            chunk(batch, 8, recipients(0, 1)).statusCode(409).body("type", endsWith("batch-closed"));
            chunk(batch, 7, recipients(3, 200)).statusCode(202).header("Idempotent-Replayed", "true");
            end(batch, "cancel").statusCode(409).body("type", endsWith("batch-ended"));

            List<TestRecord> told = status.drain(r -> r.id().equals(batch + "-completed"), Duration.ofSeconds(3));
            assertThat(told).hasSize(1);
            BatchCompleted completed = told.getFirst().data(BatchCompleted.class);
            assertThat(completed.recipients()).isEqualTo(203);
            assertThat(completed.counters()).isEqualTo(Map.of(DeliveryStatus.SENT, 203L));
            assertThat(completed.cancelled()).isFalse();
            ProgressChanged last = inbox.await(r -> r.id().startsWith(batch + "-progress-")
                            && r.json().path("state").asText().equals("COMPLETED"))
                    .data(ProgressChanged.class);
            assertThat(last.counters()).containsEntry("delivered", 203L);
        }
    }

    @Test
    void itsNotificationsAreListedPageByPageInTheOrderOfTheirRecipients() {
        try (AnsweringDispatcher dispatcher = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK)) {
            String batch =
                    create(Map.of("recipients", recipients(0, 5))).extract().path("batchId");
            end(batch, "complete");
            await().atMost(PATIENCE).until(() -> state(batch).equals("COMPLETED"));
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                ValidatableResponse page = service("demo-service")
                        .queryParam("limit", 2)
                        .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                        .get(API + "/batches/" + batch + "/notifications")
                        .then()
                        .statusCode(200)
                        .body("data.status", everyItem(equalTo("SENT")));
                seen.addAll(page.extract().path("data.notificationId"));
                cursor = page.extract().path("nextCursor");
            } while (cursor != null);
            assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
            CoreTest.get(seen.getFirst()).statusCode(200).body("status", equalTo("SENT"));
        }
    }

    @Test
    void aChunkWithOneWrongRecipientIsRefusedAsAWholeAndNamesHim() {
        String batch = create(Map.of()).extract().path("batchId");
        List<Map<String, Object>> recipients = new ArrayList<>(recipients(0, 3));
        recipients.set(1, Map.of("email", "nobody", "data", Map.of("name", "Ada")));
        recipients.set(2, Map.of("email", "ada@example.com"));
        chunk(batch, 1, recipients)
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/recipients/1/email", "/recipients/2/data/name")));
        get(batch).body("counters.accepted", equalTo(0));
        chunk(batch, 0, recipients(0, 1)).statusCode(400).body("errors.pointer", hasItem("/chunk"));
        chunk(batch, 1, recipients(0, 1001)).statusCode(400).body("errors.pointer", hasItem("/recipients"));
        chunk(batch, 1, List.of()).statusCode(400);
        create(Map.of("template", Map.of("code", "unknown"))).statusCode(422);
        create(Map.of("category", "")).statusCode(400);
        end(batch, "cancel");
    }

    @Test
    void aCancelledBatchSendsNothingThatIsNotOnItsWay() {
        try (TopicWatch status = TestTopics.watch(Topics.STATUS);
                AnsweringDispatcher dispatcher = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK)) {
            Map<String, Object> later = new HashMap<>();
            later.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
            later.put("recipients", recipients(0, 600));
            String batch = create(later).extract().path("batchId");
            await().atMost(PATIENCE).until(() -> counter(batch, "open") == 600);
            end(batch, "cancel").statusCode(200).body("state", equalTo("CANCELLED"));
            chunk(batch, 2, recipients(0, 1)).statusCode(409);
            await().atMost(PATIENCE).untilAsserted(() -> get(batch)
                    .body("completedAt", notNullValue())
                    .body("counters.cancelled", equalTo(600))
                    .body("deliveries.email", equalTo(Map.of("CANCELLED", 600))));
            BatchCompleted completed =
                    status.await(r -> r.id().equals(batch + "-completed")).data(BatchCompleted.class);
            assertThat(completed.cancelled()).isTrue();
            assertThat(dispatcher.deliveries()).isZero();
            assertThat(DatabaseProbe.list("SELECT DISTINCT reason FROM deliveries WHERE batch_id = '" + batch + "'"))
                    .containsExactly("batch-cancelled");
            end(batch, "cancel").statusCode(200);
        }
    }

    @Test
    void recipientsThatFailOrAreTriedAgainAreCountedWhereTheyEnd() {
        try (AnsweringDispatcher dispatcher =
                new AnsweringDispatcher(TestTenant.demo(), Lane.NORMAL, BatchComponentTest::moody)) {
            String batch = create(Map.of("recipients", recipients(0, 30), "priority", "normal"))
                    .extract()
                    .path("batchId");
            end(batch, "complete");
            await().atMost(PATIENCE).until(() -> state(batch).equals("COMPLETED"));
            get(batch)
                    .body("counters.delivered", equalTo(20))
                    .body("counters.failed", equalTo(10))
                    .body("deliveries.email", equalTo(Map.of("SENT", 20, "FAILED", 10)));
        }
    }

    /** One in three fails for good, one in three for the first time only. */
    private static AttemptOutcome moody(io.carillon.events.DeliveryRequested delivery) {
        int number = Integer.parseInt(
                delivery.address().substring(0, delivery.address().indexOf('-')));
        return switch (number % 3) {
            case 0 -> new AttemptOutcome.Failed(FailureCategory.INVALID_RECIPIENT, "550", "unknown", null);
            case 1 ->
                delivery.attempt() == 1
                        ? new AttemptOutcome.Failed(FailureCategory.TRANSIENT, "451", "later", null)
                        : new AttemptOutcome.Sent("message");
            default -> new AttemptOutcome.Sent("message");
        };
    }

    @Test
    void aBatchThatEscalatesTriesItsChannelsOneAfterAnother() {
        Map<String, Object> body = Map.of(
                "template", Map.of("code", "welcome"),
                "escalation",
                        List.of(
                                Map.of("channel", "in-app", "afterSeconds", 0),
                                Map.of("channel", "email", "afterSeconds", 600, "unless", "read")),
                "recipients", List.of(Map.of("userId", "ada", "email", "a@" + domain, "data", Map.of("name", "Ada"))));
        String batch = service("demo-service")
                .body(body)
                .post(API + "/send-batch")
                .then()
                .statusCode(202)
                .extract()
                .path("batchId");
        end(batch, "complete");
        String statuses = "SELECT channel || ' ' || status FROM deliveries WHERE batch_id = '" + batch + "'";
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(DatabaseProbe.list(statuses))
                .containsExactlyInAnyOrder("in-app DELIVERED", "email SCHEDULED"));
        end(batch, "cancel");
    }

    @Test
    void anIdempotencyKeyMakesOneBatch() {
        String key = "batch-" + UUID.randomUUID();
        String first = createWithKey(key, Map.of("recipients", recipients(0, 2)))
                .extract()
                .path("batchId");
        createWithKey(key, Map.of("recipients", recipients(0, 2)))
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("batchId", equalTo(first))
                .body("accepted", equalTo(2));
        createWithKey(key, Map.of("recipients", recipients(0, 1)))
                .statusCode(422)
                .body("type", endsWith("idempotency-key-reused"));
        end(first, "cancel");
    }

    @Test
    void anotherTenantsBatchIsNotThere() {
        String batch = create(Map.of()).extract().path("batchId");
        for (String path : List.of("", "/notifications")) {
            service("other-service")
                    .get(API + "/batches/" + batch + path)
                    .then()
                    .statusCode(404);
        }
        for (String action : List.of("complete", "cancel")) {
            service("other-service")
                    .post(API + "/batches/" + batch + "/" + action)
                    .then()
                    .statusCode(404);
        }
        service("other-service")
                .body(Map.of("batchId", batch, "chunk", 1, "recipients", recipients(0, 1)))
                .post(API + "/send-chunk")
                .then()
                .statusCode(404);
        service("demo-reader").get(API + "/batches/" + batch).then().statusCode(200);
        service("demo-reader")
                .post(API + "/batches/" + batch + "/cancel")
                .then()
                .statusCode(403);
        service("demo-reader").get(API + "/batches/nonsense").then().statusCode(404);
        service("demo-reader")
                .get(API + "/batches/" + batch + "/notifications")
                .then()
                .body("data", empty())
                .body("data", hasSize(0));
        end(batch, "cancel");
    }

    private ValidatableResponse create(Map<String, Object> more) {
        return createWithKey("key-" + UUID.randomUUID(), more);
    }

    private static ValidatableResponse createWithKey(String key, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("template", Map.of("code", "welcome"));
        body.put("channels", List.of("email"));
        body.putAll(more);
        return service("demo-service")
                .header("Idempotency-Key", key)
                .body(body)
                .post(API + "/send-batch")
                .then();
    }

    private static ValidatableResponse chunk(String batch, int number, List<Map<String, Object>> recipients) {
        return service("demo-service")
                .body(Map.of("batchId", batch, "chunk", number, "recipients", recipients))
                .post(API + "/send-chunk")
                .then();
    }

    private static ValidatableResponse end(String batch, String action) {
        return service("demo-service")
                .post(API + "/batches/" + batch + "/" + action)
                .then();
    }

    private static ValidatableResponse get(String batch) {
        return service("demo-service").get(API + "/batches/" + batch).then().statusCode(200);
    }

    private static String state(String batch) {
        return get(batch).extract().path("state");
    }

    private static int counter(String batch, String name) {
        return get(batch).extract().path("counters." + name);
    }

    private List<Map<String, Object>> recipients(int from, int count) {
        List<Map<String, Object>> recipients = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            recipients.add(Map.of("email", i + "-ada@" + domain, "data", Map.of("name", "Ada " + i)));
        }
        return recipients;
    }
}
