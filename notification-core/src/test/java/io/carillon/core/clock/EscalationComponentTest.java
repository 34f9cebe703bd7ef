package io.carillon.core.clock;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.delivery.Delivery;
import io.carillon.core.inbox.InboxCalls;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "In-app, then e-mail if unseen, then sms if unread": the ticker is held, and moments come by hand. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class EscalationComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final String TEXTS = Topics.deliveries(Channel.SMS, Lane.NORMAL);

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
    void unansweredItGoesOnStepByStep() {
        try (TopicWatch watch = TestTopics.watch(EMAILS, TEXTS)) {
            String id = escalated(InboxCalls.ADA);
            awaitStatus(id, "DELIVERED");
            assertThat(statuses(id)).containsExactly("in-app DELIVERED", "email SCHEDULED", "sms SCHEDULED");
            run();
            assertThat(watch.drain(about(id), Duration.ofSeconds(1))).isEmpty();
            makeDue(id, "email");
            assertThat(watch.await(about(id)).topic()).isEqualTo(EMAILS);
            makeDue(id, "sms");
            assertThat(watch.await(2, about(id)).getLast().topic()).isEqualTo(TEXTS);
            assertThat(statuses(id)).containsExactly("in-app DELIVERED", "email PENDING", "sms PENDING");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "read,    SKIPPED,   SKIPPED",
        "archive, SKIPPED,   SKIPPED",
        "seen,    SKIPPED,   SCHEDULED",
        "unread,  SCHEDULED, SCHEDULED",
    })
    void aReactionStopsWhatWaitsForItAtOnce(String mark, String email, String sms) {
        try (TopicWatch told = TestTopics.watch(Topics.STATUS)) {
            String id = escalated(InboxCalls.ADA);
            awaitStatus(id, "DELIVERED");
            InboxCalls.patch("ada", entry(id), mark).statusCode(200);
            assertThat(statuses(id).subList(1, 3)).containsExactly("email " + email, "sms " + sms);
            if (email.equals("SKIPPED")) {
                TestRecord skipped =
                        told.await(about(id).and(record -> record.id().contains("SKIPPED")));
                assertThat(skipped.json().path("reason").asText()).isEqualTo("escalation-answered");
                assertThat(story(id)).contains("SKIPPED escalation-answered");
            }
        }
    }

    @Test
    void deletingAnswersToo() {
        String id = escalated(InboxCalls.ADA);
        awaitStatus(id, "DELIVERED");
        InboxCalls.as("ada").delete(InboxCalls.INBOX + "/" + entry(id)).then().statusCode(204);
        assertThat(statuses(id)).containsExactly("in-app DELIVERED", "email SKIPPED", "sms SKIPPED");
    }

    @Test
    void theClockSeesAReactionThatNothingStopped() {
        String id = escalated(InboxCalls.ADA);
        awaitStatus(id, "DELIVERED");
        makeDue(id, "email");
        DatabaseProbe.change(
                "UPDATE deliveries SET status = 'OPENED' WHERE channel = 'email' AND notification_id = '" + id + "'");
        makeDue(id, "sms");
        assertThat(statuses(id)).containsExactly("in-app DELIVERED", "email OPENED", "sms SKIPPED");
        assertThat(story(id)).contains("SKIPPED escalation-answered");
    }

    @Test
    void aStepWithoutAContactMovesTheNextOneOnAtOnce() {
        Map<String, Object> body = body(null);
        body.put("recipient", Map.of("email", "ada@example.com", "phone", "+4915112345678"));
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(body);
            emails.await(about(id));
            assertThat(statuses(id)).containsExactly("in-app SKIPPED", "email PENDING", "sms SCHEDULED");
        }
    }

    @Test
    void aStepThatFailedMovesTheNextOneOnAtOnce() {
        try (TopicWatch watch = TestTopics.watch(EMAILS, TEXTS)) {
            String id = escalated(InboxCalls.ADA);
            awaitStatus(id, "DELIVERED");
            makeDue(id, "email");
            watch.await(about(id));
            fail(id);
            await().atMost(PATIENCE).until(() -> story(id).contains("MOVED_ON step-failed"));
            run();
            assertThat(watch.await(2, about(id)).getLast().topic()).isEqualTo(TEXTS);
            assertThat(statuses(id)).containsExactly("in-app DELIVERED", "email FAILED", "sms PENDING");
        }
    }

    @Test
    void aStepThatFailsWhenTheNextIsUnderWayHurriesNothing() {
        try (TopicWatch watch = TestTopics.watch(EMAILS, TEXTS)) {
            String id = escalated(InboxCalls.ADA);
            awaitStatus(id, "DELIVERED");
            DatabaseProbe.change("UPDATE deliveries SET escalation_step = escalation_step - 1, escalation_unless = "
                    + "'READ' WHERE notification_id = '" + id + "'");
            makeDue(id, "email");
            makeDue(id, "sms");
            watch.await(2, about(id));
            fail(id);
            awaitFailed(id);
            assertThat(story(id)).doesNotContain("MOVED_ON step-failed");
        }
    }

    @Test
    void aStepOutOfTimeMovesTheNextOneOn() {
        String id = escalated(InboxCalls.ADA);
        awaitStatus(id, "DELIVERED");
        DatabaseProbe.change("UPDATE deliveries SET expires_at = now() - interval '1 second' WHERE channel = 'email' "
                + "AND notification_id = '" + id + "'");
        makeDue(id, "email");
        run();
        assertThat(statuses(id)).containsExactly("in-app DELIVERED", "email EXPIRED", "sms PENDING");
    }

    /** Exact under replicas: what was told to the dispatcher is what is not skipped, and nothing is both. */
    @Test
    void aReactionAndSeveralClocksAtTheSameMomentNeverBothHaveAStep() throws Exception {
        List<String> ids = new ArrayList<>();
        try (TopicWatch emails = TestTopics.watch(EMAILS);
                ExecutorService people = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 30; i++) {
                ids.add(escalated(InboxCalls.GRACE));
            }
            ids.forEach(id -> awaitStatus(id, "DELIVERED"));
            DatabaseProbe.change("UPDATE deliveries SET due_at = now() - interval '1 second' WHERE channel = 'email' "
                    + "AND status = 'SCHEDULED' AND notification_id IN ('" + String.join("','", ids) + "')");
            List<Future<?>> reading = new ArrayList<>();
            ids.forEach(id -> reading.add(people.submit(
                    () -> InboxCalls.patch("grace", entry(id), "read").statusCode(200))));
            for (int i = 0; i < 5; i++) {
                Uni.join().all(clock.run(7), clock.run(7)).andFailFast().await().atMost(PATIENCE);
            }
            for (Future<?> one : reading) {
                one.get();
            }
            List<String> sent =
                    emails.drain(record -> ids.contains(notification(record)), Duration.ofSeconds(2)).stream()
                            .map(EscalationComponentTest::notification)
                            .toList();
            assertThat(sent).doesNotHaveDuplicates();
            for (String id : ids) {
                assertThat(statuses(id).get(1)).isEqualTo(sent.contains(id) ? "email PENDING" : "email SKIPPED");
                assertThat(statuses(id).get(2)).isEqualTo("sms SKIPPED");
            }
        }
    }

    private static String escalated(String userId) {
        return send(body(userId));
    }

    private static Map<String, Object> body(String userId) {
        Map<String, Object> body = new HashMap<>();
        Map<String, String> words = Map.of("title", "t", "body", "b", "text", "x", "subject", "s");
        body.put("content", Map.of("in-app", words, "email", words, "sms", words));
        body.put(
                "escalation",
                List.of(
                        Map.of("channel", "in-app", "afterSeconds", 0),
                        Map.of("channel", "email", "afterSeconds", 300, "unless", "seen"),
                        Map.of("channel", "sms", "afterSeconds", 1800, "unless", "read")));
        if (userId != null) {
            body.put("recipient", Map.of("userId", userId, "email", "ada@example.com", "phone", "+4915112345678"));
        }
        return body;
    }

    private void makeDue(String id, String channel) {
        DatabaseProbe.change("UPDATE deliveries SET due_at = now() - interval '1 second' WHERE notification_id = '" + id
                + "' AND channel = '" + channel + "'");
        run();
    }

    private void run() {
        clock.run(500).await().atMost(PATIENCE);
    }

    private static void fail(String id) {
        Instant now = Instant.now();
        String delivery = Delivery.idOf(UUID.fromString(id), Channel.EMAIL).toString();
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery,
                id,
                1,
                Channel.EMAIL,
                Lane.NORMAL,
                new AttemptOutcome.Failed(FailureCategory.INVALID_RECIPIENT, "550", "no such user", null),
                List.of(),
                now,
                now);
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(EventTypes.DELIVERY_ATTEMPTED, TestTenant.demo(), delivery + "-1", attempted));
    }

    private static void awaitFailed(String id) {
        await().atMost(PATIENCE).until(() -> statuses(id).contains("email FAILED"));
    }

    private static String entry(String id) {
        return Delivery.idOf(UUID.fromString(id), Channel.IN_APP).toString();
    }

    private static List<String> statuses(String id) {
        return DatabaseProbe.list("SELECT channel || ' ' || status FROM deliveries WHERE notification_id = '" + id
                + "' ORDER BY escalation_step");
    }

    private static List<String> story(String id) {
        List<Map<String, Object>> lines = service("demo-service")
                .get(API + "/" + id + "/timeline")
                .jsonPath()
                .getList("events");
        return lines.stream()
                .map(line -> line.get("event") + " " + line.get("reason"))
                .toList();
    }

    private static Predicate<TestRecord> about(String id) {
        return record -> id.equals(notification(record));
    }

    private static String notification(TestRecord record) {
        return record.json().path("notificationId").asText();
    }
}
