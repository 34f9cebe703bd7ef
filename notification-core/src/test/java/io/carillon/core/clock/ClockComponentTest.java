package io.carillon.core.clock;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time passes: the ticker is held, rows are made due by hand, and the clock is run as replicas would run it. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class ClockComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    @Inject
    RunDueDeliveries clock;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void holdTheTicker() {
        CoreTest.configure();
        scheduler.pause("clock");
    }

    @AfterEach
    void letItGo() {
        scheduler.resume("clock");
    }

    @Test
    void twoReplicasNeverTakeTheSameRow() {
        List<String> scheduled = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            scheduled.add(send(inAnHour(Map.of())));
        }
        scheduled.forEach(id -> awaitStatus(id, "SCHEDULED"));
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            scheduled.forEach(id -> makeDue(id));
            List<Integer> taken = Uni.combine()
                    .all()
                    .unis(clock.run(30), clock.run(30), clock.run(30))
                    .combinedWith(
                            counts -> counts.stream().map(Integer.class::cast).toList())
                    .await()
                    .atMost(PATIENCE);
            assertThat(taken.stream().mapToInt(Integer::intValue).sum())
                    .as("other tests' rows may be due as well")
                    .isGreaterThanOrEqualTo(40);
            Predicate<TestRecord> mine = record -> scheduled.contains(notification(record));
            emails.await(40, mine);
            assertThat(emails.drain(mine, A_WHILE)).hasSize(40).allSatisfy(record -> assertThat(record.id())
                    .endsWith("-1"));
        }
    }

    @Test
    void takesNothingBeforeItsMoment() {
        String id = send(inAnHour(Map.of()));
        awaitStatus(id, "SCHEDULED");
        run();
        awaitStatus(id, "SCHEDULED");
    }

    @Test
    void whatIsOutOfTimeExpiresAndIsNotSent() {
        String id = send(inAnHour(Map.of()));
        awaitStatus(id, "SCHEDULED");
        try (TopicWatch watch = TestTopics.watch(EMAILS, Topics.STATUS)) {
            makeDue(id);
            DatabaseProbe.change("UPDATE deliveries SET expires_at = now() - interval '1 second' WHERE " + of(id));
            run();
            TestRecord told = watch.await(record -> id.equals(notification(record)));
            assertThat(told.topic()).isEqualTo(Topics.STATUS);
            assertThat(told.json().path("status").asText()).isEqualTo("EXPIRED");
            assertThat(told.json().path("reason").asText()).isEqualTo("time-budget-over");
            assertThat(watch.drain(record -> id.equals(notification(record)), A_WHILE))
                    .hasSize(1);
        }
        awaitStatus(id, "EXPIRED");
        timeline(id, "SCHEDULED", "EXPIRED");
        run();
        awaitStatus(id, "EXPIRED");
    }

    @Test
    void aScheduledInAppMessageLandsInTheInboxAtItsMoment() {
        String id = send(inAnHour(Map.of("channels", List.of("in-app"), "recipient", Map.of("userId", ADA))));
        awaitStatus(id, "SCHEDULED");
        inboxOfAda().body("data.notificationId", not(hasItem(id)));
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX, Topics.STATUS)) {
            makeDue(id);
            run();
            TestRecord change = watch.await(record -> record.topic().equals(Topics.INBOX)
                    && id.equals(
                            record.json().path("entry").path("notificationId").asText()));
            assertThat(change.key()).isEqualTo(ADA);
            TestRecord told =
                    watch.await(record -> record.topic().equals(Topics.STATUS) && id.equals(notification(record)));
            assertThat(told.json().path("status").asText()).isEqualTo("DELIVERED");
        }
        inboxOfAda().body("data.notificationId", hasItem(id));
        awaitStatus(id, "DELIVERED");
        timeline(id, "SCHEDULED", "DELIVERED_TO_INBOX");
    }

    @Test
    void whatNothingWasHeardOfIsAskedForAgainWithTheSameAttempt() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome("ada@example.com"));
            Predicate<TestRecord> mine = record -> id.equals(notification(record));
            String first = emails.await(mine).id();
            makeDue(id);
            run();
            assertThat(emails.await(2, mine)).extracting(TestRecord::id).containsExactly(first, first);
            assertThat(first).endsWith("-1");
            timeline(id, "PLANNED", "EMITTED_AGAIN");
            run();
            assertThat(emails.drain(mine, A_WHILE)).hasSize(2);
            awaitStatus(id, "PENDING");
        }
    }

    @Test
    void aRetryThatIsDueIsTheNextAttempt() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome("ada@example.com"));
            Predicate<TestRecord> mine = record -> id.equals(notification(record));
            emails.await(mine);
            DatabaseProbe.change("UPDATE deliveries SET status = 'RETRYING', attempt = 4 WHERE " + of(id));
            makeDue(id);
            run();
            assertThat(emails.await(2, mine).getLast().id()).endsWith("-5");
            awaitStatus(id, "PENDING");
        }
    }

    @Test
    void eachLaneHasASilenceOfItsOwn() {
        Map<String, String> silences =
                List.of("critical", "normal", "bulk").stream().collect(Collectors.toMap(lane -> lane, this::silenceOf));
        assertThat(silences)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("critical", "00:01:00", "normal", "00:10:00", "bulk", "06:00:00"));
    }

    private String silenceOf(String lane) {
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put("priority", lane);
        String id = send(body);
        awaitStatus(id, "PENDING");
        makeDue(id);
        run();
        return DatabaseProbe.list("SELECT (due_at - updated_at)::text FROM deliveries WHERE " + of(id))
                .getFirst();
    }

    private void run() {
        clock.run(500).await().atMost(PATIENCE);
    }

    private static Map<String, Object> inAnHour(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
        body.putAll(more);
        return body;
    }

    private static void makeDue(String id) {
        DatabaseProbe.change("UPDATE deliveries SET due_at = now() - interval '1 second' WHERE " + of(id));
    }

    private static String of(String id) {
        return "notification_id = '" + id + "'";
    }

    private static String notification(TestRecord record) {
        return record.json().path("notificationId").asText();
    }

    private static void timeline(String id, String... events) {
        service("demo-service")
                .get(API + "/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("events.event", hasItems(events));
    }

    private static io.restassured.response.ValidatableResponse inboxOfAda() {
        return given().auth()
                .oauth2(Tokens.ofUser("ada"))
                .get("/api/v1/users/me/notifications?limit=200")
                .then()
                .statusCode(200);
    }
}
