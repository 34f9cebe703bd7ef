package io.carillon.core.redrive;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.welcome;
import static io.carillon.core.FakeDispatcher.failed;
import static io.carillon.core.FakeDispatcher.sent;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.FakeDispatcher;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters are found, walled off, and given exactly one more try. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class RedriveComponentTest {
    private static final String PATH = "/api/v1/admin/dead-letters";
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    @Inject
    TenantConfigs configs;

    private final String marker = "r" + UUID.randomUUID();

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aFailedDeliveryIsTriedOnceMoreHoweverManyAskForIt() throws Exception {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome(marker + "@example.com"));
            FakeDispatcher.answer(
                    emails.await(record -> isOf(record, id)), failed(FailureCategory.MISCONFIGURED, "535"));
            awaitStatus(id, "FAILED");
            String letter = letterOf("notification_id = '" + id + "'");
            admin("demo-viewer")
                    .get(PATH + "/" + letter)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo("DELIVERY"))
                    .body("reason", equalTo("misconfigured"))
                    .body("attempt", equalTo(1));
            try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
                Callable<Integer> ask = () -> redrive(letter).extract().statusCode();
                List<Integer> codes = callers.invokeAll(List.of(ask, ask, ask, ask)).stream()
                        .map(RedriveComponentTest::valueOf)
                        .sorted()
                        .toList();
                assertThat(codes).containsExactly(200, 409, 409, 409);
            }
            emails.await(2, record -> isOf(record, id));
            List<TestRecord> asked = emails.drain(record -> isOf(record, id), A_WHILE);
            assertThat(asked)
                    .extracting(record -> record.json().path("attempt").asInt())
                    .containsExactly(1, 2);
            FakeDispatcher.answer(asked.getLast(), sent());
            awaitStatus(id, "SENT");
            CoreTest.service("demo-service")
                    .get(CoreTest.API + "/" + id + "/timeline")
                    .then()
                    .body("events.event", hasItems("FAILED", "REDRIVEN", "ATTEMPT_SENT"));
        }
    }

    /** Whoever was told that it failed must not send it twice. */
    @Test
    void whatGotThroughAfterAllLeavesTheListAndIsNotTriedAgain() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome(marker + "@example.com"));
            TestRecord asked = emails.await(record -> isOf(record, id));
            FakeDispatcher.answer(asked, failed(FailureCategory.MISCONFIGURED, "535"));
            String letter = letterOf("notification_id = '" + id + "'");
            FakeDispatcher.report(asked.json().path("deliveryId").asText(), DeliveryStatus.DELIVERED);
            awaitState(letter, "RESOLVED");
            admin("demo-viewer").get(PATH + "/" + letter).then().statusCode(200).body("resolvedAt", notNullValue());
            admin("demo-viewer").get(PATH + "?state=OPEN&limit=200").then().body("data.id", not(hasItem(letter)));
            admin("demo-viewer").get(PATH + "?state=RESOLVED&limit=200").then().body("data.id", hasItem(letter));
            redrive(letter).statusCode(409).body("type", endsWith("not-redrivable"));
            assertThat(emails.drain(record -> isOf(record, id), A_WHILE)).hasSize(1);
        }
    }

    /** Recording leaves a letter alone that somebody is just re-driving; and there are letters from before it cared. */
    @Test
    void aLetterThatWasOvertakenIsClosedByTheAttemptToRedriveIt() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome(marker + "@example.com"));
            FakeDispatcher.answer(
                    emails.await(record -> isOf(record, id)), failed(FailureCategory.MISCONFIGURED, "535"));
            String letter = letterOf("notification_id = '" + id + "'");
            DatabaseProbe.change("UPDATE deliveries SET status = 'BOUNCED' WHERE notification_id = '" + id + "'");
            redrive(letter).statusCode(409).body("type", endsWith("not-redrivable"));
            awaitState(letter, "RESOLVED");
        }
    }

    private static void awaitState(String letter, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        DatabaseProbe.list("SELECT state FROM dead_letters WHERE id = '" + letter + "'"))
                .containsExactly(state));
    }

    @Test
    void anInvalidRecipientIsNoDeadLetter() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome(marker + "@example.com"));
            FakeDispatcher.answer(
                    emails.await(record -> isOf(record, id)), failed(FailureCategory.INVALID_RECIPIENT, "550"));
            awaitStatus(id, "FAILED");
            assertThat(DatabaseProbe.count("SELECT count(*) FROM dead_letters WHERE notification_id = '" + id + "'"))
                    .isZero();
        }
    }

    /** The tenant publishes the template that was missing; the request is planned under its own id. */
    @Test
    void aRefusedRequestIsPlannedAfterTheFix() {
        TestTenant tenant = TestTenant.fresh();
        tenant.snapshot().publish();
        await().atMost(PATIENCE)
                .until(() -> configs.find(new TenantId(tenant.id())).isPresent());
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            TestTopics.produce(Topics.requests(Lane.NORMAL), request(tenant, "late"), request(tenant, "late"));
            String letter = letterOf("tenant_id = '" + tenant + "' AND reason = 'template-not-found'");
            platform(tenant)
                    .get("/" + letter)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo("RECORD"))
                    .body("from.topic", equalTo(Topics.requests(Lane.NORMAL)))
                    .body("payload.recipient.email", equalTo("r***@example.com"))
                    .body("headers.ce_id", equalTo(marker));
            tenant.snapshot()
                    .version(2)
                    .emailTemplate("late", "Hello", "<p>Better late</p>")
                    .publish();
            await().atMost(PATIENCE)
                    .until(() -> configs.find(new TenantId(tenant.id()))
                                    .orElseThrow()
                                    .version()
                            == 2);
            platform(tenant)
                    .post("/" + letter + "/redrive")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REDRIVEN"));
            emails.await(record -> tenant.toString().equals(record.tenant()));
            assertThat(emails.drain(record -> tenant.toString().equals(record.tenant()), A_WHILE))
                    .hasSize(1);
            assertThat(DatabaseProbe.list(
                            "SELECT coalesce(failure_reason, 'planned') FROM notifications WHERE tenant_id = '" + tenant
                                    + "'"))
                    .containsExactly("planned");
        }
    }

    @Test
    void whatNamesNoTenantIsThePlatformsAndARedriveThatFailsAgainLeavesANewLetter() {
        TestTopics.produce(
                Topics.requests(Lane.NORMAL),
                TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), marker, Map.of())
                        .withHeader("ce_tenantid", "demo")
                        .withValue("call +49 170 1234567"));
        String condition = "headers ->> 'ce_id' = '" + marker + "'";
        String letter = letterOf(condition);
        assertThat(DatabaseProbe.list("SELECT tenant_id FROM dead_letters WHERE " + condition))
                .containsExactly("00000000-0000-0000-0000-000000000000");
        admin("demo-admin").get(PATH + "/" + letter).then().statusCode(404);
        admin("demo-admin").post(PATH + "/" + letter + "/redrive").then().statusCode(404);
        admin("platform-admin")
                .get(PATH + "/" + letter)
                .then()
                .statusCode(200)
                .body("reason", equalTo("invalid-tenant"))
                .body("payload", equalTo("call ***67"));
        admin("platform-admin").post(PATH + "/" + letter + "/redrive").then().statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> DatabaseProbe.count("SELECT count(*) FROM dead_letters WHERE " + condition) == 2);
        assertThat(DatabaseProbe.list("SELECT state FROM dead_letters WHERE " + condition + " ORDER BY died_at"))
                .containsExactly("REDRIVEN", "OPEN");
    }

    @Test
    void manyAreRedrivenByFilterAndListsArePages() {
        TestTenant tenant = TestTenant.fresh();
        tenant.snapshot().publish();
        await().atMost(PATIENCE)
                .until(() -> configs.find(new TenantId(tenant.id())).isPresent());
        for (int i = 0; i < 3; i++) {
            TestTopics.produce(Topics.requests(Lane.NORMAL), request(tenant, "none-" + i, marker + i));
        }
        TestTopics.produce(
                Topics.requests(Lane.NORMAL),
                request(tenant, "x", marker + "bad").withValue("no json"));
        String ofTenant = "SELECT count(*) FROM dead_letters WHERE tenant_id = '" + tenant + "'";
        await().atMost(PATIENCE).until(() -> DatabaseProbe.count(ofTenant) == 4);
        ValidatableResponse page = platform(tenant).get("?limit=3").then().statusCode(200);
        page.body("data.size()", equalTo(3));
        platform(tenant)
                .get("?limit=3&cursor=" + page.extract().path("nextCursor"))
                .then()
                .body("data.size()", equalTo(1))
                .body("data.id", not(hasItem(page.extract().<String>path("data[0].id"))));
        platform(tenant).get("?reason=invalid-json").then().body("data.size()", equalTo(1));
        platform(tenant).get("?state=CLOSED").then().statusCode(400);
        platform(tenant)
                .body(Map.of("reason", "template-not-found"))
                .post("/redrive")
                .then()
                .statusCode(200)
                .body("redriven", equalTo(3))
                .body("more", equalTo(false));
        await().atMost(PATIENCE).until(() -> DatabaseProbe.count(ofTenant) == 7);
    }

    @Test
    void lettersThatNameAnErasedPersonGo() {
        Map<String, Object> body = new HashMap<>(welcome(marker + "@example.com"));
        body.put("recipient", Map.of("email", marker + "@example.com", "userId", marker));
        body.put("template", Map.of("code", "unknown"));
        TestTopics.produce(
                Topics.requests(Lane.NORMAL),
                TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), marker, body));
        String letter = letterOf("headers ->> 'ce_id' = '" + marker + "'");
        CoreTest.service("demo-service")
                .delete("/api/v1/services/subscribers/" + marker)
                .then()
                .statusCode(200);
        admin("demo-viewer").get(PATH + "/" + letter).then().statusCode(404);
    }

    @Test
    void onlyWhoMayWriteRedrives() {
        String unknown = PATH + "/" + UUID.randomUUID();
        admin("demo-viewer").post(unknown + "/redrive").then().statusCode(403);
        admin("demo-admin").post(unknown + "/redrive").then().statusCode(404);
        admin("ada").get(PATH).then().statusCode(403);
        admin("demo-viewer").get(PATH + "/nonsense").then().statusCode(404);
    }

    private static Integer valueOf(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String letterOf(String condition) {
        String query = "SELECT id FROM dead_letters WHERE " + condition;
        await().atMost(PATIENCE).until(() -> !DatabaseProbe.list(query).isEmpty());
        return DatabaseProbe.list(query).getFirst();
    }

    private static ValidatableResponse redrive(String letter) {
        return admin("demo-admin").post(PATH + "/" + letter + "/redrive").then();
    }

    private static io.restassured.specification.RequestSpecification admin(String user) {
        return given().auth().oauth2(Tokens.ofUser(user)).contentType("application/json");
    }

    private static io.restassured.specification.RequestSpecification platform(TestTenant tenant) {
        return admin("platform-admin").basePath("/api/v1/admin/tenants/" + tenant + "/dead-letters");
    }

    private static boolean isOf(TestRecord record, String id) {
        return id.equals(record.json().path("notificationId").asText());
    }

    private TestEvent request(TestTenant tenant, String template) {
        return request(tenant, template, marker);
    }

    private static TestEvent request(TestTenant tenant, String template, String id) {
        Map<String, Object> body = new HashMap<>(welcome(id + "@example.com"));
        body.put("template", Map.of("code", template));
        body.put("channels", List.of("email"));
        return TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, tenant, id, body);
    }
}
