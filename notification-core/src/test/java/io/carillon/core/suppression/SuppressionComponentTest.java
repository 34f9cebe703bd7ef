package io.carillon.core.suppression;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.carillon.core.CoreTest;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.ProviderTry;
import io.carillon.events.SuppressionReason;
import io.carillon.events.Topics;
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
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class SuppressionComponentTest {
    private static final String SUPPRESSIONS = "/api/v1/admin/suppressions";
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);

    private final String address = "sup-" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void anAddressThatIsSuppressedIsNotWrittenToUntilItIsReleased() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = add(Map.of("channel", "email", "address", address.toUpperCase(), "note", "by phone"))
                    .statusCode(201)
                    .body("reason", equalTo("manual"))
                    .body("source", equalTo("api"))
                    .extract()
                    .path("id");
            String suppressed = send(welcome(address));
            awaitStatus(suppressed, "SUPPRESSED");
            get(suppressed).body("deliveries[0].reason", equalTo("suppressed-manual"));
            service("demo-service")
                    .get(API + "/" + suppressed + "/timeline")
                    .then()
                    .body("events.event", hasItem("SUPPRESSED"))
                    .body("events.reason", hasItem("suppressed-manual"));
            admin("demo-admin").delete(SUPPRESSIONS + "/" + id).then().statusCode(204);
            admin("demo-admin").delete(SUPPRESSIONS + "/" + id).then().statusCode(404);
            String sent = send(welcome(address));
            awaitStatus(sent, "PENDING");
            emails.await(record -> of(sent, record));
            assertThat(emails.drain(record -> of(suppressed, record), Duration.ofMillis(200)))
                    .isEmpty();
        }
    }

    @Test
    void aHardBounceSuppressesTheAddressInTheSameBreathAsItIsRecorded() {
        DeliveryRequested first = delivery();
        answer(
                first,
                new AttemptOutcome.Failed(
                        FailureCategory.INVALID_RECIPIENT,
                        "550",
                        "no such user",
                        null,
                        SuppressionReason.HARD_BOUNCE,
                        null));
        awaitStatus(first.notificationId(), "FAILED");
        list("channel=email&address=" + address)
                .body("data.reason", contains("hard-bounce"))
                .body("data.source", contains("outcome"))
                .body("data.deliveryId", contains(first.deliveryId()));
        String next = send(welcome(address));
        awaitStatus(next, "SUPPRESSED");
        get(next).body("deliveries[0].reason", equalTo("suppressed-hard-bounce"));
    }

    @Test
    void aStopIsToldFromABounce() {
        DeliveryRequested first = delivery();
        answer(
                first,
                new AttemptOutcome.Failed(
                        FailureCategory.INVALID_RECIPIENT, "21610", "stop", null, SuppressionReason.STOP, null));
        awaitStatus(first.notificationId(), "FAILED");
        list("channel=email&address=" + address).body("data.reason", contains("stop"));
    }

    @Test
    void aFullMailboxIsWrittenToAgain() {
        DeliveryRequested first = delivery();
        answer(first, new AttemptOutcome.Failed(FailureCategory.INVALID_RECIPIENT, "552", "mailbox full", null));
        awaitStatus(first.notificationId(), "FAILED");
        list("channel=email&address=" + address).body("data", hasSize(0));
    }

    @Test
    void whatNoProviderSawProvesNothingAboutTheAddress() {
        DeliveryRequested first = delivery();
        DeliveryAttempted refusedByUs = attempted(
                first,
                new AttemptOutcome.Failed(FailureCategory.INVALID_RECIPIENT, "invalid_address", "ours", null),
                List.of());
        record(refusedByUs);
        awaitStatus(first.notificationId(), "FAILED");
        list("channel=email&address=" + address).body("data", hasSize(0));
    }

    @Test
    void whatWaitsIsLookedAtAgainWhenItIsDue() {
        DeliveryRequested first = delivery();
        add(Map.of("channel", "email", "address", address)).statusCode(201);
        answer(first, new AttemptOutcome.Failed(FailureCategory.TRANSIENT, "451", "try later", null));
        awaitStatus(first.notificationId(), "SUPPRESSED");
        get(first.notificationId())
                .body("deliveries[0].attempt", equalTo(1))
                .body("deliveries[0].reason", equalTo("suppressed-manual"));
    }

    @Test
    void listsFiltersPagesAndReleasesMany() {
        String other = "other-" + address;
        add(Map.of("channel", "email", "address", address, "reason", "complaint"))
                .statusCode(201);
        String kept = add(Map.of("channel", "email", "address", address, "reason", "manual"))
                .statusCode(201)
                .body("reason", equalTo("complaint"))
                .extract()
                .path("id");
        add(Map.of("channel", "email", "address", other)).statusCode(201);
        String cursor =
                list("channel=email&limit=1").body("data", hasSize(1)).extract().path("nextCursor");
        list("channel=email&limit=200&cursor=" + cursor).body("data.address", hasItem(address));
        list("channel=sms&limit=200").body("data.address", not(hasItem(address)));
        list("reason=complaint&limit=200").body("data.address", hasItem(address));
        release(Map.of("ids", List.of(kept, UUID.randomUUID().toString()))).body("released", equalTo(1));
        release(Map.of("filter", Map.of("channel", "email", "address", other))).body("released", equalTo(1));
        list("channel=email&address=" + address).body("data", hasSize(0)).body("nextCursor", equalTo(null));
    }

    @Test
    void anotherTenantSeesAndReleasesNothing() {
        String id = add(Map.of("channel", "email", "address", address))
                .statusCode(201)
                .extract()
                .path("id");
        admin("other-admin")
                .get(SUPPRESSIONS + "?channel=email&address=" + address)
                .then()
                .body("data", hasSize(0));
        admin("other-admin").delete(SUPPRESSIONS + "/" + id).then().statusCode(404);
        admin("platform-admin")
                .get("/api/v1/admin/tenants/" + TestTenant.demo() + "/suppressions?channel=email&address=" + address)
                .then()
                .statusCode(200)
                .body("data.id", contains(id));
    }

    @Test
    void refusesWhatIsNoAddressAndWhatWouldReleaseEverything() {
        add(Map.of("channel", "email", "address", "nobody"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/address"));
        add(Map.of("channel", "in-app", "address", "ada")).statusCode(400);
        add(Map.of("address", address)).statusCode(400).body("errors[0].pointer", equalTo("/channel"));
        admin("demo-admin")
                .body(Map.of())
                .post(SUPPRESSIONS + "/release")
                .then()
                .statusCode(400);
        admin("demo-admin")
                .body(Map.of("filter", Map.of()))
                .post(SUPPRESSIONS + "/release")
                .then()
                .statusCode(400);
        list("channel=pigeon", 400).body("type", endsWith("validation-failed"));
        list("address=" + address, 400).body("errors[0].pointer", equalTo("/channel"));
        list("cursor=x", 400).body("errors", notNullValue());
    }

    @Test
    void viewersLookAndOnlyAdminsChange() {
        admin("demo-viewer").get(SUPPRESSIONS).then().statusCode(200);
        Map<String, Object> body = Map.of("channel", "email", "address", address);
        admin("demo-viewer").body(body).post(SUPPRESSIONS).then().statusCode(403);
        service("demo-service").body(body).post(SUPPRESSIONS).then().statusCode(403);
        given().get(SUPPRESSIONS).then().statusCode(401);
    }

    private DeliveryRequested delivery() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome(address));
            return emails.await(record -> of(id, record)).data(DeliveryRequested.class);
        }
    }

    private static boolean of(String id, TestRecord record) {
        return record.json().path("notificationId").asText().equals(id);
    }

    private static void answer(DeliveryRequested delivery, AttemptOutcome outcome) {
        DeliveryAttempted attempted =
                attempted(delivery, outcome, List.of(new ProviderTry("smtp", "account", outcome, 5)));
        record(attempted);
    }

    private static void record(DeliveryAttempted attempted) {
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, TestTenant.demo(), attempted.notificationId(), attempted));
    }

    private static DeliveryAttempted attempted(
            DeliveryRequested delivery, AttemptOutcome outcome, List<ProviderTry> tries) {
        return new DeliveryAttempted(
                delivery.deliveryId(),
                delivery.notificationId(),
                delivery.attempt(),
                delivery.channel(),
                delivery.lane(),
                outcome,
                tries,
                delivery.acceptedAt(),
                Instant.now());
    }

    private static ValidatableResponse add(Map<String, Object> body) {
        return admin("demo-admin").body(body).post(SUPPRESSIONS).then();
    }

    private static ValidatableResponse release(Map<String, Object> body) {
        return admin("demo-admin")
                .body(body)
                .post(SUPPRESSIONS + "/release")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(String query) {
        return list(query, 200);
    }

    private static ValidatableResponse list(String query, int status) {
        return admin("demo-viewer").get(SUPPRESSIONS + "?" + query).then().statusCode(status);
    }

    private static RequestSpecification admin(String user) {
        return given().auth().oauth2(Tokens.ofUser(user)).contentType("application/json");
    }
}
