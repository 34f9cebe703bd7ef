package io.carillon.core.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.core.CoreTest;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators see and do. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class WebhookApiComponentTest {
    private static final String ENDPOINT = "/api/v1/admin/webhook-endpoints/" + CoreTest.QUIET_ENDPOINT;
    private static final String HOOKS = Topics.deliveries(Channel.WEBHOOK, Lane.NORMAL);

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @AfterEach
    void putBackToWork() {
        as("demo-admin").post(ENDPOINT + "/enable").then().statusCode(200);
    }

    @Test
    void aTestEventIsPostedAndItsStoryCanBeRead() {
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            String id = test();
            TestRecord asked = watch.await(record -> record.id().equals(id + "-1"));
            assertThat(asked.data(DeliveryRequested.class).content().text())
                    .contains("\"type\":\"carillon.webhook.test.v1\"");
            Hooks.refused(asked, 503, null, Instant.now());
            awaitStatus(id, "RETRYING");
            as("demo-viewer")
                    .get(ENDPOINT + "/deliveries/" + id)
                    .then()
                    .statusCode(200)
                    .body("code", equalTo("http_503"))
                    .body("responseStatus", equalTo(503))
                    .body("responseExcerpt", equalTo("no"))
                    .body("attempts", equalTo(1))
                    .body("nextAttemptAt", notNullValue())
                    .body("tries[0].durationMillis", equalTo(12))
                    .body("payload.type", equalTo("carillon.webhook.test.v1"));
            as("demo-viewer")
                    .get(ENDPOINT + "/deliveries?status=RETRYING&eventType=carillon.webhook.test.v1")
                    .then()
                    .statusCode(200)
                    .body("data.id", hasItem(id));
            as("demo-viewer").get(ENDPOINT + "/deliveries?status=DONE").then().statusCode(400);
        }
    }

    @Test
    void aMessageIsReplayedUnderItsIdWithANumberOfItsOwn() {
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            String id = test();
            Hooks.delivered(watch.await(record -> record.id().equals(id + "-1")), Instant.now());
            awaitStatus(id, "DELIVERED");
            as("demo-admin")
                    .body(Map.of("messageIds", List.of(id)))
                    .post(ENDPOINT + "/replay")
                    .then()
                    .statusCode(202)
                    .body("replayed", equalTo(1));
            Hooks.delivered(watch.await(record -> record.id().equals(id + "-2")), Instant.now());
            awaitStatus(id, "DELIVERED");
            as("demo-viewer")
                    .get(ENDPOINT + "/deliveries/" + id)
                    .then()
                    .body("attempts", equalTo(2))
                    .body("tries.size()", equalTo(2));
        }
    }

    @Test
    void aRangeOfFailedMessagesIsReplayedOnceTheEndpointIsBackAtWork() {
        try (TopicWatch watch = TestTopics.watch(HOOKS)) {
            Instant start = Instant.now();
            String id = test();
            Hooks.refused(watch.await(record -> record.id().equals(id + "-1")), 410, null, Instant.now());
            awaitStatus(id, "FAILED");
            as("demo-viewer")
                    .get(ENDPOINT + "/health")
                    .then()
                    .body("enabled", equalTo(false))
                    .body("disabledReason", equalTo("gone"))
                    .body("disabledAt", notNullValue());
            Map<String, String> range =
                    Map.of("from", start.toString(), "to", start.plusSeconds(60).toString());
            as("demo-admin").body(range).post(ENDPOINT + "/replay").then().statusCode(409);
            as("demo-admin").post(ENDPOINT + "/test").then().statusCode(409);
            as("demo-admin")
                    .post(ENDPOINT + "/enable")
                    .then()
                    .statusCode(200)
                    .body("enabled", equalTo(true))
                    .body("disabledAt", nullValue());
            as("demo-admin")
                    .body(range)
                    .post(ENDPOINT + "/replay")
                    .then()
                    .statusCode(202)
                    .body("replayed", greaterThanOrEqualTo(1));
            watch.await(record -> record.id().equals(id + "-2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"messageIds\": []}", "{\"status\": \"FAILED\"}"})
    void aReplayOfNothingIsRefused(String body) {
        as("demo-admin").body(body).post(ENDPOINT + "/replay").then().statusCode(400);
    }

    @Test
    void viewersOnlyReadAndStrangersFindNothing() {
        String foreign = "/api/v1/admin/webhook-endpoints/" + UUID.randomUUID();
        for (String act : List.of("/test", "/replay", "/enable")) {
            String body = "{\"from\": \"2026-01-01T00:00:00Z\"}";
            as("demo-viewer").body(body).post(ENDPOINT + act).then().statusCode(403);
            as("demo-admin").body(body).post(foreign + act).then().statusCode(404);
        }
        for (String page : List.of("/health", "/deliveries", "/deliveries/" + UUID.randomUUID())) {
            as("demo-viewer").get(foreign + page).then().statusCode(404);
            as("ada").get(ENDPOINT + page).then().statusCode(403);
        }
    }

    @Test
    void aStrangersMessagesAreNotFound() {
        String id = test();

        as("other-admin").get(ENDPOINT + "/deliveries/" + id).then().statusCode(404);
        as("other-admin").get(ENDPOINT + "/deliveries").then().statusCode(404);
        as("other-admin").get(ENDPOINT + "/health").then().statusCode(404);
        as("other-admin")
                .body(Map.of("messageIds", List.of(id)))
                .post(ENDPOINT + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void severalAreAskedForAtOnce() {
        String several = "/api/v1/admin/webhook-endpoints/health";
        as("demo-viewer")
                .queryParam("ids", UUID.randomUUID().toString(), CoreTest.QUIET_ENDPOINT, CoreTest.QUIET_ENDPOINT)
                .get(several)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(List.of(CoreTest.QUIET_ENDPOINT)))
                .body("data[0].health.enabled", equalTo(true));
        as("demo-viewer").get(several).then().statusCode(200).body("data", equalTo(List.of()));
        as("other-admin")
                .queryParam("ids", CoreTest.QUIET_ENDPOINT)
                .get(several)
                .then()
                .statusCode(200)
                .body("data", equalTo(List.of()));
        as("ada").get(several).then().statusCode(403);
        as("demo-viewer").queryParam("ids", "x").get(several).then().statusCode(400);
        as("demo-viewer")
                .queryParam("ids", Collections.nCopies(51, CoreTest.QUIET_ENDPOINT))
                .get(several)
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/ids")));
    }

    private static String test() {
        return as("demo-admin")
                .post(ENDPOINT + "/test")
                .then()
                .statusCode(202)
                .extract()
                .path("messageId");
    }

    private static void awaitStatus(String id, String status) {
        await().atMost(Hooks.PATIENCE)
                .until(() -> status.equals(as("demo-viewer")
                        .get(ENDPOINT + "/deliveries/" + id)
                        .then()
                        .extract()
                        .path("status")));
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.ofUser(user)).contentType("application/json");
    }
}
