package io.carillon.core;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.InboxChanged;
import io.carillon.events.Lane;
import io.carillon.events.NotificationStatusChanged;
import io.carillon.events.ProviderTry;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class JourneyComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void plansRendersAndHandsOverAnEmailThenRecordsItsOutcome() {
        try (TopicWatch emails = TestTopics.watch(EMAILS);
                TopicWatch status = TestTopics.watch(Topics.STATUS)) {
            String id = send(Map.of(
                    "template", Map.of("code", "welcome"),
                    "recipient", Map.of("email", "ada@example.com"),
                    "data", Map.of("name", "<Ada>", "items", List.of("one", "two")),
                    "metadata", Map.of("order", "4711")));

            TestRecord record =
                    emails.await(r -> id.equals(r.json().path("notificationId").asText()));
            DeliveryRequested delivery = record.data(DeliveryRequested.class);
            assertThat(delivery.attempt()).isEqualTo(1);
            assertThat(delivery.content().subject()).isEqualTo("Welcome <Ada>");
            assertThat(delivery.content().html()).isEqualTo("<p>Dear &lt;Ada&gt;, <li>one</li><li>two</li></p>");
            assertThat(record.id()).isEqualTo(delivery.deliveryId() + "-1");
            assertThat(record.tenant()).isEqualTo(TestTenant.demo().toString());
            get(id).statusCode(200).body("status", equalTo("PENDING"));

            answer(delivery, new AttemptOutcome.Sent("message-1"));
            awaitStatus(id, "SENT");
            TestRecord told = status.await(r -> r.id().equals(delivery.deliveryId() + "-SENT-1"));
            assertThat(told.data(NotificationStatusChanged.class).metadata()).containsEntry("order", "4711");
            service("demo-service")
                    .get(API + "/" + id + "/timeline")
                    .then()
                    .body("events.event", hasItems("ACCEPTED", "PLANNED", "ATTEMPT_SENT"))
                    .body("events.provider", hasItem("smtp"));
        }
    }

    @Test
    void writesInAppMessagesToTheInboxAndTellsTheSockets() {
        try (TopicWatch inbox = TestTopics.watch(Topics.INBOX)) {
            String id = send(Map.of(
                    "template", Map.of("code", "welcome"),
                    "channels", List.of("in-app"),
                    "recipient", Map.of("userId", ADA),
                    "data", Map.of("name", "Ada")));
            InboxChanged change = inbox.await(r -> r.json()
                            .path("entry")
                            .path("notificationId")
                            .asText()
                            .equals(id))
                    .data(InboxChanged.class);
            assertThat(change.userId()).isEqualTo(ADA);
            assertThat(change.entry().title()).isEqualTo("Hello Ada");
            awaitStatus(id, "DELIVERED");
            given().auth()
                    .oauth2(Tokens.ofUser("ada"))
                    .get("/api/v1/users/me/notifications")
                    .then()
                    .statusCode(200)
                    .body("data.notificationId", hasItem(id))
                    .body("data.body", hasItem("Good to see you & yours"));
            given().auth()
                    .oauth2(Tokens.ofUser("linus"))
                    .get("/api/v1/users/me/notifications")
                    .then()
                    .body("data.notificationId", equalTo(List.of()));
        }
    }

    @Test
    void triesAgainAfterATransientFailureWithTheNextAttemptNumber() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome("gone-" + UUID.randomUUID() + "@example.com"));
            DeliveryRequested first = emails.await(
                            r -> r.json().path("notificationId").asText().equals(id))
                    .data(DeliveryRequested.class);
            answer(first, new AttemptOutcome.Failed(FailureCategory.TRANSIENT, "451", "try later", null));
            DeliveryRequested second =
                    emails.await(r -> r.id().equals(first.deliveryId() + "-2")).data(DeliveryRequested.class);
            assertThat(second.content()).isEqualTo(first.content());
            answer(second, new AttemptOutcome.Failed(FailureCategory.INVALID_RECIPIENT, "550", "no such user", null));
            awaitStatus(id, "FAILED");
            service("demo-service")
                    .get(API + "/" + id + "/timeline")
                    .then()
                    .body("events.event", hasItems("ATTEMPT_FAILED", "RETRY_PLANNED", "FAILED"))
                    .body("events.reason", hasItem("invalid-recipient"));
        }
    }

    @Test
    void holdsAScheduledNotificationUntilItsMoment() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            Instant moment = Instant.now().plusSeconds(3);
            String id = send(Map.of(
                    "template", Map.of("code", "welcome"),
                    "recipient", Map.of("email", "ada@example.com"),
                    "data", Map.of("name", "Ada"),
                    "scheduledAt", moment.toString()));
            awaitStatus(id, "SCHEDULED");
            emails.await(r -> r.json().path("notificationId").asText().equals(id));
            assertThat(Instant.now()).isAfterOrEqualTo(moment);
        }
    }

    @Test
    void takesTheSameRequestFromAnOutsideProducerOnceHoweverOftenItComes() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String marker = "m-" + UUID.randomUUID();
            TestEvent event = TestEvent.of(
                    EventTypes.NOTIFICATION_REQUESTED,
                    TestTenant.demo(),
                    marker,
                    Map.of(
                            "template", Map.of("code", "welcome", "locale", "de-AT"),
                            "recipient", Map.of("email", marker + "@example.com"),
                            "data", Map.of("name", "Ada")));
            TestTopics.produce(Topics.requests(Lane.NORMAL), List.of(event, event, event));
            TestRecord delivery =
                    emails.await(r -> r.json().path("address").asText().startsWith(marker));
            assertThat(delivery.json().path("content").path("subject").asText()).isEqualTo("Willkommen Ada");
            assertThat(emails.drain(r -> r.json().path("address").asText().startsWith(marker), Duration.ofSeconds(2)))
                    .hasSize(1);
        }
    }

    @Test
    void keepsLanesApart() {
        try (TopicWatch critical = TestTopics.watch(Topics.deliveries(Channel.EMAIL, Lane.CRITICAL))) {
            String id = send(Map.of(
                    "template", Map.of("code", "welcome"),
                    "recipient", Map.of("email", "ada@example.com"),
                    "data", Map.of("name", "Ada"),
                    "priority", "critical"));
            DeliveryRequested delivery = critical.await(
                            r -> r.json().path("notificationId").asText().equals(id))
                    .data(DeliveryRequested.class);
            assertThat(Duration.between(delivery.acceptedAt(), delivery.expiresAt()))
                    .isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void answersAcceptedRightAfterThe202AndNothingForIdsItNeverGave() {
        String id = send(welcome("ada@example.com"));
        get(id).statusCode(200);
        get(UUID.randomUUID().toString()).statusCode(404).body("type", equalTo("urn:carillon:problem:not-found"));
        service("other-service").get(API + "/" + id).then().statusCode(404);
    }

    @Test
    void plansManyRequestsAtOnceWithoutLosingOrDoublingOne() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String marker = "batch-" + UUID.randomUUID();
            List<TestEvent> events = IntStream.range(0, 1500)
                    .mapToObj(i -> TestEvent.of(
                                    EventTypes.NOTIFICATION_REQUESTED,
                                    TestTenant.demo(),
                                    marker + i,
                                    Map.of(
                                            "template", Map.of("code", "welcome"),
                                            "recipient", Map.of("email", marker + "@example.com"),
                                            "data", Map.of("name", "Ada" + i)))
                            .withKey(marker + i))
                    .toList();
            TestTopics.produce(Topics.requests(Lane.BULK), events);
            try (TopicWatch bulk = TestTopics.watch(Topics.deliveries(Channel.EMAIL, Lane.BULK))) {
                await().atMost(Duration.ofSeconds(30)).until(() -> planned(marker) == 1500);
            }
        }
    }

    private static long planned(String marker) {
        return DatabaseProbe.count("SELECT count(*) FROM deliveries WHERE address = '" + marker + "@example.com'");
    }

    private static void answer(DeliveryRequested delivery, AttemptOutcome outcome) {
        Instant now = Instant.now();
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery.deliveryId(),
                delivery.notificationId(),
                delivery.attempt(),
                delivery.channel(),
                delivery.lane(),
                outcome,
                List.of(new ProviderTry("smtp", "account-1", outcome, 3)),
                delivery.acceptedAt(),
                now);
        TestTopics.produce(
                Topics.OUTCOMES,
                List.of(TestEvent.of(
                        EventTypes.DELIVERY_ATTEMPTED,
                        TestTenant.demo(),
                        delivery.deliveryId() + "-" + delivery.attempt(),
                        attempted)));
    }
}
