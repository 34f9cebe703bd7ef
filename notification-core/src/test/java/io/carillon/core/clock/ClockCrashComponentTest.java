package io.carillon.core.clock;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.postgres.TenantTransactions;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock dies right after its commit: what ended in that commit has no deadline left to bring it back. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class ClockCrashComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADA = "00000000-0000-4000-8000-0000000000b1";

    private final CrashAfterCommit crash = new CrashAfterCommit();

    @Inject
    RunDueDeliveries clock;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void holdTheTicker() {
        CoreTest.configure();
        scheduler.pause("clock");
        QuarkusMock.installMockForType(crash, TenantTransactions.class);
    }

    @AfterEach
    void letItGo() {
        scheduler.resume("clock");
    }

    @Test
    void anInAppMessageIsToldToSocketsAndListeners() {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("ada@example.com"));
        body.put("channels", List.of("in-app"));
        body.put("recipient", Map.of("userId", ADA));
        body.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
        String id = send(body);
        awaitStatus(id, "SCHEDULED");
        try (TopicWatch watch = TestTopics.watch(Topics.INBOX, Topics.STATUS)) {
            DatabaseProbe.change(
                    "UPDATE deliveries SET due_at = now() - interval '1 second' WHERE notification_id = '" + id + "'");

            assertThatThrownBy(() -> crash.during(() -> clock.run(500)).await().atMost(Duration.ofSeconds(20)))
                    .hasMessage("crashed");

            awaitStatus(id, "DELIVERED");
            watch.await(record -> record.topic().equals(Topics.INBOX) && new String(record.value()).contains(id));
            assertThat(watch.await(record ->
                                    record.topic().equals(Topics.STATUS) && new String(record.value()).contains(id))
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("DELIVERED");
        }
    }

    /** Replicas take their shares and die after their commits: the deadline brings each back, once, as it was. */
    @Test
    void whatWasTakenByReplicasThatDiedIsAskedForAgainWithTheSameAttempt() {
        List<String> sent = scheduledMails(20);
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            makeDue(sent);
            for (int replica = 0; replica < 4; replica++) {
                assertThatThrownBy(
                                () -> crash.during(() -> clock.run(10)).await().atMost(PATIENCE))
                        .hasMessage("crashed");
            }
            assertThat(emails.drain(record -> isOneOf(record, sent), Duration.ofSeconds(1)))
                    .isEmpty();
            sent.forEach(id -> awaitStatus(id, "PENDING"));
            makeDue(sent);
            Uni.combine()
                    .all()
                    .unis(clock.run(15), clock.run(15))
                    .discardItems()
                    .await()
                    .atMost(PATIENCE);
            emails.await(20, record -> isOneOf(record, sent));
            assertThat(emails.drain(record -> isOneOf(record, sent), Duration.ofSeconds(1)))
                    .hasSize(20)
                    .allMatch(record -> record.id().endsWith("-1"));
        }
    }

    /** A replica that dies before its commit has done nothing: another one does it. */
    @Test
    void whatWasNotCommittedIsDoneByAnotherReplica() {
        List<String> sent = scheduledMails(5);
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            makeDue(sent);
            assertThatThrownBy(() ->
                            crash.beforeCommit(() -> clock.run(500)).await().atMost(PATIENCE))
                    .hasMessage("crashed");
            sent.forEach(id -> awaitStatus(id, "SCHEDULED"));
            clock.run(500).await().atMost(PATIENCE);
            emails.await(5, record -> isOneOf(record, sent));
            assertThat(emails.drain(record -> isOneOf(record, sent), Duration.ofSeconds(1)))
                    .hasSize(5);
        }
    }

    private static List<String> scheduledMails(int count) {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("ada@example.com"));
        body.put("scheduledAt", Instant.now().plusSeconds(3600).toString());
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(send(body));
        }
        sent.forEach(id -> awaitStatus(id, "SCHEDULED"));
        return sent;
    }

    private static void makeDue(List<String> notifications) {
        DatabaseProbe.change("UPDATE deliveries SET due_at = now() - interval '1 second' WHERE notification_id IN ('"
                + String.join("', '", notifications) + "')");
    }

    private static boolean isOneOf(TestRecord record, List<String> notifications) {
        return notifications.contains(record.json().path("notificationId").asText());
    }

    private static final class CrashAfterCommit extends TenantTransactions {
        private volatile boolean armed;
        private volatile boolean armedBefore;

        <T> Uni<T> beforeCommit(Supplier<Uni<T>> work) {
            armedBefore = true;
            return work.get().onTermination().invoke(() -> armedBefore = false);
        }

        <T> Uni<T> during(Supplier<Uni<T>> work) {
            armed = true;
            return work.get().onTermination().invoke(() -> armed = false);
        }

        private static <T> Uni<T> crashed() {
            return Uni.createFrom().failure(new IllegalStateException("crashed"));
        }

        @Override
        public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
            boolean dies = armedBefore;
            Uni<T> done = super.inTransaction(
                    pool, connection -> dies ? work.apply(connection).chain(() -> crashed()) : work.apply(connection));
            return armed ? done.chain(() -> crashed()) : done;
        }
    }
}
