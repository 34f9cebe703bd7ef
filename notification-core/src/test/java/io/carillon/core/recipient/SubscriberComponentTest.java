package io.carillon.core.recipient;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.ProviderTry;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class SubscriberComponentTest {
    private static final String SUBSCRIBERS = "/api/v1/services/subscribers";
    private static final String DEVICES = "/api/v1/users/me/devices";

    private final String user = "person-" + UUID.randomUUID();
    private final String address = user + "@example.org";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aPersonIsReachedByIdAloneAndInlineContactsWin() {
        put(Map.of("email", address, "locale", "de", "deviceTokens", List.of("token-" + user)));
        DeliveryRequested stored = delivery(welcome(Map.of("userId", user)));
        assertThat(stored.address()).isEqualTo(address);
        assertThat(stored.content().subject()).isEqualTo("Willkommen Ada");
        DeliveryRequested inline =
                delivery(welcome(Map.of("userId", user, "email", "inline-" + address, "locale", "en")));
        assertThat(inline.address()).isEqualTo("inline-" + address);
        assertThat(inline.content().subject()).isEqualTo("Welcome Ada");
    }

    @Test
    void somebodyUnknownIsSkippedWithTheReason() {
        String id = send(welcome(Map.of("userId", user)));
        awaitStatus(id, "SKIPPED");
        get(id).body("deliveries[0].reason", equalTo("no-contact"));
    }

    @Test
    void writesReadsAndReplaces() {
        put(Map.of("email", address, "phone", "+4915112345678", "timeZone", "Europe/Berlin"));
        put(Map.of("email", "new-" + address));
        service("demo-service")
                .get(SUBSCRIBERS + "/" + user)
                .then()
                .statusCode(200)
                .body("email", equalTo("new-" + address))
                .body("phone", equalTo(null))
                .body("timeZone", equalTo(null));
        service("other-service").get(SUBSCRIBERS + "/" + user).then().statusCode(404);
        service("demo-service").get(SUBSCRIBERS + "/nobody").then().statusCode(404);
    }

    @Test
    void importsAThousandAndNoneWhenOneIsWrong() {
        List<Map<String, Object>> people = IntStream.range(0, 1000)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "userId", user + "-" + i, "email", i + address, "deviceTokens", List.of("shared-" + user)))
                .toList();
        for (int repeat = 0; repeat < 2; repeat++) {
            service("demo-service")
                    .body(Map.of("subscribers", people))
                    .post(SUBSCRIBERS + "/import")
                    .then()
                    .statusCode(200)
                    .body("imported", equalTo(1000));
        }
        assertThat(DatabaseProbe.count("SELECT count(*) FROM contacts WHERE user_id LIKE '" + user + "-%'"))
                .isEqualTo(1001);
        List<Map<String, Object>> wrong = List.of(
                Map.of("userId", user + "-x", "email", address), Map.of("userId", user + "-y", "email", "nowhere"));
        service("demo-service")
                .body(Map.of("subscribers", wrong))
                .post(SUBSCRIBERS + "/import")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/subscribers/1/email"));
        service("demo-service").get(SUBSCRIBERS + "/" + user + "-x").then().statusCode(404);
        service("demo-reader")
                .body(Map.of("subscribers", wrong))
                .post(SUBSCRIBERS + "/import")
                .then()
                .statusCode(403);
    }

    @Test
    void aDeviceIsRegisteredUsedAndRetiredWhenItsAppIsGone() {
        String token = "device-" + user;
        String id = grace().body(Map.of("token", token, "platform", "android"))
                .post(DEVICES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        grace().body(Map.of("token", token))
                .post(DEVICES)
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        grace().get(DEVICES).then().body("data.token", hasItem(token)).body("data.platform", hasItem("android"));
        DeliveryRequested push = push(Map.of("userId", "00000000-0000-4000-8000-0000000000b2"));
        assertThat(push.deviceTokens()).contains(token);
        record(push, new AttemptOutcome.Sent("m", List.of(token)));
        awaitStatus(push.notificationId(), "SENT");
        grace().get(DEVICES).then().body("data.token", not(hasItem(token)));
        String again = send(pushBody(Map.of("deviceTokens", List.of(token))));
        awaitStatus(again, "SUPPRESSED");
        get(again).body("deliveries[0].reason", equalTo("suppressed-dead-token"));
    }

    @Test
    void aDeviceBelongsToItsUser() {
        String token = "own-" + user;
        String id = grace().body(Map.of("token", token))
                .post(DEVICES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("ada").delete(DEVICES + "/" + id).then().statusCode(404);
        grace().delete(DEVICES + "/" + id).then().statusCode(204);
        grace().delete(DEVICES + "/" + id).then().statusCode(404);
        grace().body(Map.of("token", "a b")).post(DEVICES).then().statusCode(400);
        grace().body(Map.of("token", token, "platform", "toaster"))
                .post(DEVICES)
                .then()
                .statusCode(400);
    }

    @Test
    void erasingLeavesNoAddressAnywhereAndCancelsWhatWaits() {
        String token = "erase-" + user;
        put(Map.of("email", address, "deviceTokens", List.of(token)));
        String sent = send(welcome(Map.of("userId", user)));
        awaitStatus(sent, "PENDING");
        Map<String, Object> later = new HashMap<>(welcome(Map.of("userId", user, "email", "other-" + address)));
        later.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
        String waiting = send(later);
        awaitStatus(waiting, "SCHEDULED");
        String gathered = send(Map.of(
                "template",
                Map.of("code", "orders"),
                "recipient",
                Map.of("userId", user),
                "data",
                Map.of("shop", "of " + address, "order", 1)));
        awaitStatus(gathered, "SCHEDULED");
        given().auth()
                .oauth2(Tokens.ofUser("demo-admin"))
                .contentType("application/json")
                .body(Map.of("channel", "email", "address", address))
                .post("/api/v1/admin/suppressions")
                .then()
                .statusCode(201);
        service("demo-service")
                .delete(SUBSCRIBERS + "/" + user)
                .then()
                .statusCode(200)
                .body("removed.subscriber", equalTo(1))
                .body("removed.contacts", equalTo(1))
                .body("removed.devices", equalTo(1))
                .body("removed.suppressedAddresses", equalTo(1))
                .body("removed.deliveries", greaterThanOrEqualTo(3))
                .body("removed.digestItems", equalTo(1))
                .body("remains", not(hasSize(0)));
        awaitStatus(waiting, "CANCELLED");
        get(waiting).body("deliveries[0].reason", equalTo("subscriber-erased"));
        for (String table : DatabaseProbe.list("SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p') "
                + "AND NOT c.relispartition AND c.relnamespace = 'core'::regnamespace "
                + "AND c.relname <> 'flyway_schema_history'")) {
            assertThat(DatabaseProbe.count("SELECT count(*) FROM core." + table + " AS t WHERE t::text LIKE '%"
                            + address + "%' OR t::text LIKE '%" + token + "%'"))
                    .as(table)
                    .isZero();
        }
        awaitStatus(send(welcome(Map.of("email", address))), "SUPPRESSED");
        service("demo-service")
                .delete(SUBSCRIBERS + "/" + user)
                .then()
                .statusCode(200)
                .body("removed.subscriber", equalTo(0));
    }

    @Test
    void erasingTakesRowsThatWaitInBatchesAndTheirFiguresStillAddUp() {
        put(Map.of("email", address));
        UUID batch = UUID.randomUUID();
        DatabaseProbe.change("INSERT INTO notification_batches (tenant_id, id, kind, state, paused, request, lane, "
                + "created_at) VALUES ('%s', '%s', 'bulk', 'OPEN', true, '{}', 'bulk', now())"
                        .formatted(TestTenant.demo(), batch));
        row(batch, 0, address.toUpperCase(), "NULL");
        row(batch, 1, address, "'validation-failed'");
        row(batch, 2, "other@example.com", "NULL");
        service("demo-service")
                .delete(SUBSCRIBERS + "/" + user)
                .then()
                .statusCode(200)
                .body("removed.bulkItems", equalTo(2));
        assertThat(DatabaseProbe.list("SELECT number FROM bulk_notification_items WHERE batch_id = '" + batch + "'"))
                .containsExactly("2");
        assertThat(DatabaseProbe.list("SELECT dropped FROM notification_batches WHERE id = '" + batch + "'"))
                .containsExactly("1");
        DatabaseProbe.change("DELETE FROM bulk_notification_items WHERE batch_id = '" + batch + "'");
        DatabaseProbe.change("DELETE FROM notification_batches WHERE id = '" + batch + "'");
    }

    private static void row(UUID batch, int number, String email, String rejection) {
        DatabaseProbe.change("INSERT INTO bulk_notification_items (tenant_id, batch_id, number, payload, rejection) "
                + "VALUES ('%s', '%s', %d, '{\"email\":\"%s\"}', %s)"
                        .formatted(TestTenant.demo(), batch, number, email, rejection));
    }

    private void put(Map<String, Object> body) {
        service("demo-service").body(body).put(SUBSCRIBERS + "/" + user).then().statusCode(200);
    }

    private static Map<String, Object> welcome(Map<String, Object> recipient) {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("nobody@example.org"));
        body.put("recipient", recipient);
        return body;
    }

    private static Map<String, Object> pushBody(Map<String, Object> recipient) {
        return Map.of("content", Map.of("push", Map.of("title", "Hi", "body", "there")), "recipient", recipient);
    }

    private static DeliveryRequested delivery(Map<String, Object> body) {
        return delivery(body, Channel.EMAIL);
    }

    private static DeliveryRequested push(Map<String, Object> recipient) {
        return delivery(pushBody(recipient), Channel.PUSH);
    }

    private static DeliveryRequested delivery(Map<String, Object> body, Channel channel) {
        try (TopicWatch watch = TestTopics.watch(Topics.deliveries(channel, Lane.NORMAL))) {
            String id = send(body);
            return watch.await(record ->
                            record.json().path("notificationId").asText().equals(id))
                    .data(DeliveryRequested.class);
        }
    }

    private static void record(DeliveryRequested delivery, AttemptOutcome outcome) {
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery.deliveryId(),
                delivery.notificationId(),
                delivery.attempt(),
                delivery.channel(),
                delivery.lane(),
                outcome,
                List.of(new ProviderTry("fcm", "account", outcome, 5)),
                delivery.acceptedAt(),
                Instant.now());
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, TestTenant.demo(), delivery.deliveryId(), attempted));
    }

    private static RequestSpecification grace() {
        return as("grace");
    }

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.ofUser(person)).contentType("application/json");
    }
}
