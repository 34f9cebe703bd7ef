package io.carillon.core.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.Channel;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.messaging.EventPublisher;
import io.carillon.postgres.TenantTransactions;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Template {@code orders} gathers for an hour by shop; windows are closed by hand, as replicas would close them. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class DigestComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);

    @Inject
    @ReactiveDataSource("pipeline")
    Pool pipeline;

    @Inject
    TenantTransactions transactions;

    @Inject
    DigestRepository digests;

    @Inject
    DigestWords words;

    @Inject
    TimelineRepository timeline;

    @Inject
    TallyRepository tally;

    @Inject
    EventPublisher publisher;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Scheduler scheduler;

    private final String email = "digest-" + UUID.randomUUID() + "@example.com";

    @BeforeEach
    void holdTheTicker() {
        CoreTest.configure();
        scheduler.pause("digest");
    }

    @AfterEach
    void letItGo() {
        scheduler.resume("digest");
    }

    @Test
    void twoHundredOverAllPartitionsBecomeOneWithAllOfThem() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            produce(200, "north");
            awaitWaiting(200);
            endWindows();
            Uni.join()
                    .all(closer(transactions).close(20), closer(transactions).close(20))
                    .andFailFast()
                    .await()
                    .atMost(PATIENCE);
            TestRecord digest = emails.await(this::isMine);
            assertThat(digest.json().path("content").path("subject").asText()).isEqualTo("200 orders of north");
            String html = digest.json().path("content").path("html").asText();
            IntStream.range(0, 200).forEach(i -> assertThat(html).containsOnlyOnce("<li>" + i + "</li>"));
            assertThat(emails.drain(this::isMine, Duration.ofSeconds(2))).hasSize(1);
            assertThat(statuses()).containsExactlyInAnyOrder("PENDING  1", "SKIPPED digested 199");
            String carrier = digest.json().path("deliveryId").asText();
            assertThat(DatabaseProbe.count("SELECT count(*) FROM notification_logs WHERE reason = 'digested' "
                            + "AND detail LIKE '%" + carrier + "%'"))
                    .isEqualTo(199);
        }
    }

    @Test
    void whatDoesNotBelongTogetherIsToldApart() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            produce(3, "north");
            produce(2, "south");
            awaitWaiting(5);
            endWindows();
            closer(transactions).close(20).await().atMost(PATIENCE);
            assertThat(emails.await(2, this::isMine))
                    .extracting(record ->
                            record.json().path("content").path("subject").asText())
                    .containsExactlyInAnyOrder("3 orders of north", "2 orders of south");
        }
    }

    @Test
    void aCrashAtTheWindowsEndLeavesOneDigest() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            produce(3, "north");
            awaitWaiting(3);
            endWindows();
            assertThatThrownBy(() ->
                            closer(new CrashBeforeCommit()).close(20).await().atMost(PATIENCE))
                    .hasMessage("crashed");
            awaitWaiting(3);
            assertThatThrownBy(() ->
                            closer(new CrashAfterCommit()).close(20).await().atMost(PATIENCE))
                    .hasMessage("crashed");
            closer(transactions).close(20).await().atMost(PATIENCE);
            emails.await(this::isMine);
            assertThat(emails.drain(this::isMine, Duration.ofSeconds(2))).hasSize(1);
            assertThat(statuses()).containsExactlyInAnyOrder("PENDING  1", "SKIPPED digested 2");
        }
    }

    @Test
    void cancelledOnesAreLeftOutAndOneThatComesLateOpensANewWindow() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String first = CoreTest.send(body(0, "north"));
            CoreTest.send(body(1, "north"));
            CoreTest.send(body(2, "north"));
            awaitWaiting(3);
            CoreTest.service("demo-service")
                    .post(CoreTest.API + "/" + first + "/cancel")
                    .then()
                    .statusCode(200);
            endWindows();
            closer(transactions).close(20).await().atMost(PATIENCE);
            CoreTest.send(body(3, "north"));
            assertThat(emails.await(this::isMine)
                            .json()
                            .path("content")
                            .path("subject")
                            .asText())
                    .isEqualTo("2 orders of north");
            awaitWaiting(1);
            assertThat(CoreTest.get(first).extract().<String>path("status")).isEqualTo("CANCELLED");
        }
    }

    @Test
    void whatIsCriticalGoesAlone() {
        try (TopicWatch emails = TestTopics.watch(Topics.deliveries(Channel.EMAIL, Lane.CRITICAL))) {
            Map<String, Object> body = new HashMap<>(body(7, "north"));
            body.put("priority", "critical");
            CoreTest.send(body);
            assertThat(emails.await(this::isMine)
                            .json()
                            .path("content")
                            .path("subject")
                            .asText())
                    .isEqualTo("1 orders of north");
        }
    }

    private CloseDigests closer(TenantTransactions used) {
        return new CloseDigests(pipeline, used, digests, words, timeline, tally, publisher, metrics, clock);
    }

    private void produce(int count, String shop) {
        List<TestEvent> events = IntStream.range(0, count)
                .mapToObj(i -> TestEvent.of(
                                EventTypes.NOTIFICATION_REQUESTED, TestTenant.demo(), email + shop + i, body(i, shop))
                        .withKey("key-" + i))
                .toList();
        TestTopics.produce(Topics.requests(Lane.NORMAL), events);
    }

    private Map<String, Object> body(int order, String shop) {
        return Map.of(
                "template", Map.of("code", "orders"),
                "recipient", Map.of("email", email),
                "data", Map.of("shop", shop, "order", order));
    }

    private void awaitWaiting(int count) {
        await().atMost(PATIENCE).until(() -> statuses().contains("SCHEDULED digest-waiting " + count));
    }

    private void endWindows() {
        DatabaseProbe.change("UPDATE digests SET closes_at = now() - interval '1 second' WHERE id IN (SELECT digest_id "
                + "FROM digest_items JOIN deliveries ON deliveries.id = delivery_id WHERE address = '" + email + "')");
    }

    private List<String> statuses() {
        return DatabaseProbe.list("SELECT status || ' ' || coalesce(reason, '') || ' ' || count(*) FROM deliveries "
                + "WHERE address = '" + email + "' GROUP BY status, reason");
    }

    private boolean isMine(TestRecord record) {
        return email.equals(record.json().path("address").asText());
    }

    private static final class CrashBeforeCommit extends TenantTransactions {
        @Override
        public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
            return super.inTransaction(pool, client -> work.apply(client)
                    .chain(done -> Uni.createFrom().failure(new IllegalStateException("crashed"))));
        }
    }

    private static final class CrashAfterCommit extends TenantTransactions {
        @Override
        public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
            return super.inTransaction(pool, work)
                    .chain(done -> Uni.createFrom().failure(new IllegalStateException("crashed")));
        }
    }
}
