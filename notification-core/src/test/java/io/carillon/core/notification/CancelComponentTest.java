package io.carillon.core.notification;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.get;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.ids.NotificationIds;
import io.carillon.events.Channel;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notification is taken back while nobody has it, and only then. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class CancelComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final TenantId DEMO = new TenantId(TestTenant.demo().id());

    @Inject
    NotificationIds ids;

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void whatIsScheduledIsCancelledAndTold() {
        String id = send(inAnHour());
        awaitStatus(id, "SCHEDULED");
        try (TopicWatch told = TestTopics.watch(Topics.STATUS)) {
            cancel(id)
                    .statusCode(200)
                    .body("status", equalTo("CANCELLED"))
                    .body("cancelled.channel", equalTo(List.of("email")))
                    .body("tooLate", hasSize(0));
            TestRecord change =
                    told.await(record -> isOf(record, id) && status(record).equals("CANCELLED"));
            assertThat(change.json().path("reason").asText()).isEqualTo("cancelled");
        }
        get(id).body("status", equalTo("CANCELLED")).body("deliveries.reason", equalTo(List.of("cancelled")));
        timeline(id).body("events.event", equalTo(List.of("ACCEPTED", "SCHEDULED", "CANCELLED")));
        assertThat(DatabaseProbe.count(
                        "SELECT count(*) FROM deliveries WHERE due_at IS NOT NULL AND notification_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void cancellingAgainAnswersTheSame() {
        String id = send(inAnHour());
        awaitStatus(id, "SCHEDULED");
        String first = cancel(id).statusCode(200).extract().path("cancelled[0].updatedAt");
        cancel(id)
                .statusCode(200)
                .body("cancelled[0].updatedAt", equalTo(first))
                .body("cancelled", hasSize(1));
        timeline(id).body("events.event", equalTo(List.of("ACCEPTED", "SCHEDULED", "CANCELLED")));
    }

    @Test
    void whatIsHandedOverCannotBeCancelled() {
        String id = send(welcome("ada@example.com"));
        awaitStatus(id, "PENDING");
        cancel(id)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:too-late-to-cancel"))
                .body("detail", equalTo("email is PENDING"));
        awaitStatus(id, "PENDING");
    }

    @Test
    void onlyWhatWaitsIsCancelled() {
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put("recipient", Map.of("email", "ada@example.com", "userId", "cancel-test"));
        body.put("channels", List.of("email", "in-app"));
        String id = send(body);
        awaitStatus(id, "PENDING");
        DatabaseProbe.change("UPDATE deliveries SET status = 'RETRYING', due_at = now() + interval '1 hour' "
                + "WHERE channel = 'email' AND notification_id = '" + id + "'");
        cancel(id)
                .statusCode(200)
                .body("cancelled.channel", equalTo(List.of("email")))
                .body("tooLate.channel", equalTo(List.of("in-app")));
    }

    /** The request still stands in the log: planning comes to it only after the cancellation. */
    @Test
    void aCancellationBeforePlanningIsHonoured() {
        String id = ids.mint(DEMO).toString();
        cancel(id).statusCode(200).body("status", equalTo("CANCELLED")).body("cancelled", hasSize(0));
        get(id).body("status", equalTo("CANCELLED")).body("reason", equalTo("cancelled"));
        cancel(id).statusCode(200);
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put("recipient", Map.of("email", "ada@example.com", "userId", "cancel-test"));
        body.put("channels", List.of("email", "in-app", "sms"));
        body.put("notificationId", id);
        try (TopicWatch watch = TestTopics.watch(EMAILS, Topics.STATUS, Topics.INBOX)) {
            TestTopics.produce(
                    Topics.requests(Lane.NORMAL),
                    TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), id, body));
            watch.await(3, record -> isOf(record, id));
            assertThat(watch.drain(record -> new String(record.value()).contains(id), Duration.ofSeconds(1)))
                    .allMatch(record -> record.topic().equals(Topics.STATUS))
                    .extracting(CancelComponentTest::status)
                    .containsExactlyInAnyOrder("CANCELLED", "CANCELLED", "SKIPPED");
        }
        get(id).body("status", equalTo("CANCELLED")).body("deliveries", hasSize(3));
        timeline(id)
                .body("events.event", hasItems("CANCELLED", "SKIPPED"))
                .body("events.reason", hasItems("cancelled"));
        assertThat(DatabaseProbe.count("SELECT count(*) FROM inbox_entries WHERE notification_id = '" + id + "'"))
                .isZero();
    }

    /** Whatever the moment: a 200 means that nothing is sent, anything else that it is. */
    @Test
    void aCancellationRacingWithPlanningIsEitherHonouredOrRefused() throws Exception {
        List<Future<ValidatableResponse>> answers = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        try (TopicWatch emails = TestTopics.watch(EMAILS);
                ExecutorService callers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                String id = send(welcome("ada@example.com"));
                sent.add(id);
                answers.add(callers.submit(() -> cancel(id)));
            }
            List<String> honoured = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                int code = answers.get(i).get().extract().statusCode();
                assertThat(code).isIn(200, 409);
                awaitStatus(sent.get(i), code == 200 ? "CANCELLED" : "PENDING");
                if (code == 200) {
                    honoured.add(sent.get(i));
                }
            }
            List<TestRecord> mine = emails.drain(
                    record -> sent.contains(record.json().path("notificationId").asText()), Duration.ofSeconds(2));
            assertThat(mine).hasSize(sent.size() - honoured.size());
            assertThat(mine)
                    .noneMatch(record -> honoured.contains(
                            record.json().path("notificationId").asText()));
        }
    }

    @Test
    void othersCannotCancelIt() {
        String id = send(inAnHour());
        awaitStatus(id, "SCHEDULED");
        service("other-service").post(API + "/" + id + "/cancel").then().statusCode(404);
        service("demo-reader").post(API + "/" + id + "/cancel").then().statusCode(403);
        cancel("01900000-0000-7000-8000-000000000000").statusCode(404);
        cancel("nonsense").statusCode(404);
        awaitStatus(id, "SCHEDULED");
    }

    @Test
    void anIdTooOldForTheLogIsUnknown() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(7)).minusSeconds(5);
        String old = ids.derive(DEMO, longAgo, "old").toString();
        String younger = ids.derive(DEMO, longAgo.plusSeconds(60), "younger").toString();
        get(old).statusCode(404);
        get(younger).statusCode(200).body("status", equalTo("ACCEPTED"));
        cancel(old).statusCode(404);
        service("demo-service").get(API + "/" + old + "/timeline").then().statusCode(404);
    }

    private static ValidatableResponse cancel(String id) {
        return service("demo-service").post(API + "/" + id + "/cancel").then();
    }

    private static ValidatableResponse timeline(String id) {
        return service("demo-service").get(API + "/" + id + "/timeline").then().statusCode(200);
    }

    private static Map<String, Object> inAnHour() {
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
        return body;
    }

    private static boolean isOf(TestRecord record, String id) {
        return record.topic().equals(Topics.STATUS)
                && id.equals(record.json().path("notificationId").asText());
    }

    private static String status(TestRecord record) {
        return record.json().path("status").asText();
    }
}
