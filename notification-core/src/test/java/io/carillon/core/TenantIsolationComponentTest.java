package io.carillon.core;

import static io.carillon.core.CoreTest.API;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TenantIsolationContract;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class TenantIsolationComponentTest extends TenantIsolationContract {
    private static final String ADMIN = "/api/v1/admin";
    private static final String ME = "/api/v1/users/me";
    private static final String SUBSCRIBERS = "/api/v1/services/subscribers";
    private static final String ENDPOINTS = ADMIN + "/webhook-endpoints/{id}";
    private static final String OWNER_SUBJECT = "00000000-0000-4000-8000-0000000000a1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Override
    protected Map<String, String> plant(String words) {
        Map<String, String> planted = new HashMap<>();
        String notification = notification(words);
        planted.put(API + "/{id}", API + "/" + notification);
        planted.put(ADMIN + "/notifications/{id}", ADMIN + "/notifications/" + notification);
        planted.put(API + "/batches/{batchId}", API + "/batches/" + batch(words));
        planted.put(API + "/bulk/{jobId}", API + "/bulk/" + job(words));
        planted.put(ME + "/notifications/{id}", ME + "/notifications/" + inboxEntry(notification));
        planted.put(ME + "/devices/{id}", ME + "/devices/" + device(words));
        planted.put(ADMIN + "/suppressions/{id}", ADMIN + "/suppressions/" + suppression(words));
        planted.put(ADMIN + "/dead-letters/{id}", ADMIN + "/dead-letters/" + deadLetter(words));
        String endpoint = ADMIN + "/webhook-endpoints/" + CoreTest.QUIET_ENDPOINT;
        for (String act : List.of("/test", "/replay", "/enable")) {
            planted.put(ENDPOINTS + act, endpoint + act);
        }
        planted.put(ENDPOINTS + "/deliveries", endpoint + "/deliveries?eventType=" + words);
        planted.put(ENDPOINTS + "/deliveries/{messageId}", endpoint + "/deliveries/" + webhookMessage(words));
        return planted;
    }

    private String notification(String words) {
        Map<String, Object> request = Map.of(
                "template", Map.of("code", "welcome"),
                "channels", List.of("in-app"),
                "recipient", Map.of("userId", OWNER_SUBJECT),
                "metadata", Map.of("words", words),
                "data", Map.of("name", words));
        String id = post(API + "/send", request, 202, "notificationId");
        String entry = "SELECT count(*) FROM inbox_entries WHERE notification_id = '" + id + "'";
        await().atMost(PATIENCE).until(() -> DatabaseProbe.count(entry) == 1);
        return id;
    }

    private static String inboxEntry(String notification) {
        return DatabaseProbe.list("SELECT id FROM inbox_entries WHERE notification_id = '" + notification + "'")
                .getFirst();
    }

    private String batch(String words) {
        Map<String, Object> request =
                Map.of("template", Map.of("code", "welcome"), "category", words, "channels", List.of("email"));
        return post(API + "/send-batch", request, 202, "batchId");
    }

    private static String job(String words) {
        String settings = """
                {"template": {"code": "welcome"}, "category": "%s", "scheduledAt": "2030-01-01T00:00:00Z"}
                """.formatted(words);
        String csv = "email,name\n" + words + "@example.com,Ada\n" + words + ",Ada\n";
        String job = given().auth()
                .oauth2(Tokens.ofUser("demo-admin"))
                .multiPart("job", settings, "application/json")
                .multiPart("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(API + "/bulk/csv")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        String planned = "SELECT count(*) FROM deliveries WHERE batch_id = '" + job + "'";
        await().atMost(PATIENCE).until(() -> DatabaseProbe.count(planned) == 1);
        return job;
    }

    private String device(String words) {
        return post(ME + "/devices", Map.of("token", words, "platform", "android"), 201, "id");
    }

    private String suppression(String words) {
        Map<String, Object> body = Map.of("channel", "email", "address", words + "@example.com");
        return post(ADMIN + "/suppressions", body, 201, "id");
    }

    private static String deadLetter(String words) {
        Map<String, Object> request = Map.of(
                "template", Map.of("code", "unknown"),
                "metadata", Map.of("words", words),
                "recipient", Map.of("email", "a@example.com"));
        TestTopics.produce(
                Topics.requests(Lane.NORMAL),
                TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), words, request));
        String letter = "SELECT id FROM dead_letters WHERE payload::text LIKE '%"
                + DatabaseProbe.list("SELECT encode('" + words + "', 'hex')").getFirst() + "%'";
        await().atMost(PATIENCE).until(() -> !DatabaseProbe.list(letter).isEmpty());
        return DatabaseProbe.list(letter).getFirst();
    }

    private static UUID webhookMessage(String words) {
        UUID id = UUID.randomUUID();
        DatabaseProbe.change(
                "INSERT INTO webhook_messages (tenant_id, id, endpoint_id, event_type, payload, status, asked, "
                        + "attempt, failures, created_at) VALUES "
                        + "('%s', '%s', '%s', '%s', '{}', 'FAILED', false, 1, 1, now())"
                                .formatted(TestTenant.demo(), id, CoreTest.QUIET_ENDPOINT, words));
        return id;
    }

    private String post(String path, Map<String, Object> body, int status, String idField) {
        return asOwner()
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .path(idField);
    }

    @Override
    protected RequestSpecification asOwner() {
        return as("demo-admin");
    }

    @Override
    protected RequestSpecification asStranger() {
        return as("other-admin");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.ofUser(user)).contentType("application/json");
    }

    /**
     * People have the names their tenant gives them, so both may have one of the same name; see below. How an endpoint
     * fares says no words; that strangers do not find it is shown by {@code WebhookApiComponentTest}.
     */
    @Override
    protected List<String> shared() {
        return List.of(SUBSCRIBERS, "/unsubscribe/", ENDPOINTS + "/health");
    }

    @Test
    void aPersonOfTheSameNameIsAnotherOne() {
        String name = "planted-" + System.nanoTime();
        asOwner().body(Map.of("email", "ada@example.com")).put(SUBSCRIBERS + "/" + name);
        asStranger().get(SUBSCRIBERS + "/" + name).then().statusCode(404);
        asStranger().body(Map.of("email", "bo@example.com")).put(SUBSCRIBERS + "/" + name);
        String before = asOwner().get(SUBSCRIBERS + "/" + name).asString();
        asStranger().delete(SUBSCRIBERS + "/" + name);
        assertThat(asOwner().get(SUBSCRIBERS + "/" + name).asString())
                .isEqualTo(before)
                .doesNotContain("bo@example.com");
    }
}
