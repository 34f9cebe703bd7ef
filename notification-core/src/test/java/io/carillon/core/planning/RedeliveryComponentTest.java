package io.carillon.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.delivery.RecordOutcomes;
import io.carillon.core.ids.NotificationIds;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.ProviderTry;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Json;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kafka brings a poll again after a crash: our own half-done work is told again, anybody else's copy is dropped. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class RedeliveryComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    @Inject
    PlanBatch batch;

    @Inject
    RecordOutcomes outcomes;

    @Inject
    NotificationIds ids;

    @Inject
    TenantConfigs configs;

    private final Instant started = Instant.now();
    private TenantId tenant;
    private TopicWatch watch;

    @BeforeEach
    void freshTenant() {
        CoreTest.configure();
        tenant = CoreTest.freshTenant(configs);
        watch = TestTopics.watch(EMAILS, Topics.STATUS, Topics.INBOX);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void aPollThatComesAgainFromTheSameCoordinatesIsToldAgainAndWrittenOnce() {
        List<ReceivedEvent<NotificationRequested>> poll =
                List.of(request("one", 1, Map.of()), request("two", 2, Map.of("channels", List.of("email", "in-app"))));
        plan(poll);
        List<String> told = idsTold(6);
        plan(poll);
        assertThat(idsTold(12)).hasSize(12).containsOnlyElementsOf(told);
        assertThat(told)
                .doesNotHaveDuplicates()
                .filteredOn(id -> id.endsWith("-1"))
                .hasSizeGreaterThan(1);
        assertRows(2, 3, 1);
        assertThat(logs()).isEqualTo(3);
    }

    @Test
    void mintedAndKeyedRequestsAreRecognisedTheSameWay() {
        String id = ids.mint(tenant).toString();
        List<ReceivedEvent<NotificationRequested>> poll =
                List.of(request(id, 1, Map.of("notificationId", id, "idempotencyKey", "k", "requestHash", "h")));
        plan(poll);
        List<String> told = idsTold(2);
        plan(poll);
        assertThat(idsTold(4)).containsOnlyElementsOf(told);
        assertRows(1, 1, 0);
    }

    @Test
    void aCopyFromOtherCoordinatesIsDropped() {
        String id = ids.mint(tenant).toString();
        plan(List.of(request(id, 1, Map.of("notificationId", id))));
        plan(List.of(request("event", 2, Map.of())));
        idsTold(4);
        plan(List.of(
                request(id, 11, Map.of("notificationId", id)),
                request(id, 12, Map.of("notificationId", id)),
                request("event", 13, Map.of())));
        assertThat(watch.drain(this::isMine, A_WHILE)).hasSize(4);
        assertRows(2, 2, 0);
    }

    @Test
    void copiesWithinOnePollAreOneNotification() {
        String id = ids.mint(tenant).toString();
        plan(List.of(
                request(id, 1, Map.of("notificationId", id)),
                request(id, 2, Map.of("notificationId", id)),
                request("event", 3, Map.of()),
                request("event", 4, Map.of())));
        idsTold(4);
        assertThat(watch.drain(this::isMine, A_WHILE)).hasSize(4);
        assertRows(2, 2, 0);
    }

    @Test
    void aKeyReusedForAnotherRequestFailsThatOneOnly() {
        String first = ids.mint(tenant).toString();
        String second = ids.mint(tenant).toString();
        plan(List.of(
                request(first, 1, Map.of("notificationId", first, "idempotencyKey", "k", "requestHash", "h1")),
                request(second, 2, Map.of("notificationId", second, "idempotencyKey", "k", "requestHash", "h2"))));
        idsTold(2);
        assertThat(DatabaseProbe.list("SELECT id FROM notifications WHERE failure_reason = 'idempotency-key-reused' "
                        + "AND tenant_id = '" + tenant + "'"))
                .containsExactly(second);
        assertRows(2, 1, 0);
    }

    @Test
    void theIdOfARepeatLeadsToTheFirst() {
        String first = ids.mint(tenant).toString();
        String second = ids.mint(tenant).toString();
        Map<String, Object> keyed = Map.of("idempotencyKey", "k", "requestHash", "h");
        plan(List.of(request(first, 1, with(keyed, "notificationId", first))));
        plan(List.of(request(second, 2, with(keyed, "notificationId", second))));
        assertThat(DatabaseProbe.list("SELECT repeat_id || '>' || notification_id FROM notification_repeats "
                        + "WHERE tenant_id = '" + tenant + "'"))
                .containsExactly(second + ">" + first);
        assertRows(1, 1, 0);
    }

    @Test
    void outsideProducersCannotChooseWhenTheyWereAccepted() {
        Instant stamp = Instant.now().minusSeconds(60);
        plan(List.of(request(
                "event", 1, Map.of("acceptedAt", stamp.plusSeconds(1_000_000).toString()))));
        assertThat(DatabaseProbe.count("SELECT count(*) FROM notifications WHERE accepted_at <= now() AND tenant_id = '"
                        + tenant + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatWasOutOfTimeBeforeItWasPlannedSaysSo() {
        plan(List.of(request("event", 1, Map.of("expiresAt", "2020-01-01T00:00:00Z"))));
        TestRecord told = watch.await(this::isMine);
        assertThat(told.json().path("status").asText()).isEqualTo("EXPIRED");
        assertThat(told.json().path("reason").asText()).isEqualTo("time-budget-over");
    }

    @Test
    void anOutcomeThatComesAgainMovesOnceAndIsToldAgain() {
        String delivery = plannedDelivery();
        List<ReceivedEvent<DeliveryAttempted>> poll = List.of(outcome(delivery, 1, new AttemptOutcome.Sent("m")));
        record(poll);
        record(poll);
        assertThat(watch.await(2, record -> record.id().equals(delivery + "-SENT-1")))
                .hasSize(2);
        assertThat(status(delivery)).isEqualTo("SENT 1");
        assertThat(logs()).isEqualTo(2);
    }

    @Test
    void aRetryIsDecidedOnceThoughItsJitterWouldDiffer() {
        String delivery = plannedDelivery();
        List<ReceivedEvent<DeliveryAttempted>> poll =
                List.of(outcome(delivery, 1, failed(FailureCategory.TRANSIENT, 3_600_000L)));
        record(poll);
        String due = DatabaseProbe.list("SELECT due_at FROM deliveries WHERE id = '" + delivery + "'")
                .getFirst();
        record(poll);
        assertThat(DatabaseProbe.list("SELECT due_at FROM deliveries WHERE id = '" + delivery + "'"))
                .containsExactly(due);
        assertThat(status(delivery)).isEqualTo("RETRYING 1");
        assertThat(logs()).isEqualTo(3);
    }

    @Test
    void aLateOutcomeOfAnOlderAttemptChangesNothing() {
        String delivery = plannedDelivery();
        DatabaseProbe.change("UPDATE deliveries SET attempt = 2 WHERE id = '" + delivery + "'");
        record(List.of(outcome(delivery, 1, failed(FailureCategory.INVALID_RECIPIENT, null))));
        assertThat(status(delivery)).isEqualTo("PENDING 2");
        record(List.of(outcome(delivery, 2, new AttemptOutcome.Sent("m"))));
        record(List.of(outcome(delivery, 2, failed(FailureCategory.INVALID_RECIPIENT, null))));
        assertThat(status(delivery)).isEqualTo("SENT 2");
        assertThat(watch.drain(record -> record.id().startsWith(delivery + "-FAILED"), A_WHILE))
                .isEmpty();
    }

    @Test
    void anOutcomeNamingAnotherTenantsDeliveryChangesNothing() {
        String delivery = plannedDelivery();
        ReceivedEvent<DeliveryAttempted> genuine = outcome(delivery, 1, new AttemptOutcome.Sent("m"));
        Event<DeliveryAttempted> forged = new Event<>(
                genuine.event().id(),
                genuine.event().type(),
                new TenantId(UUID.randomUUID()),
                null,
                genuine.event().data());
        record(List.of(new ReceivedEvent<>(forged, "/test", Topics.OUTCOMES, 0, 1, Instant.now(), null)));
        assertThat(status(delivery)).isEqualTo("PENDING 1");
    }

    private String plannedDelivery() {
        plan(List.of(request("event", 1, Map.of())));
        idsTold(2);
        return DatabaseProbe.list("SELECT id FROM deliveries WHERE tenant_id = '" + tenant + "'")
                .getFirst();
    }

    private void plan(List<ReceivedEvent<NotificationRequested>> poll) {
        batch.plan(poll, Lane.NORMAL).await().atMost(PATIENCE);
    }

    private void record(List<ReceivedEvent<DeliveryAttempted>> poll) {
        outcomes.record(poll, List.of()).await().atMost(PATIENCE);
    }

    private List<String> idsTold(int count) {
        return watch.await(count, this::isMine).stream().map(TestRecord::id).toList();
    }

    private boolean isMine(TestRecord record) {
        return tenant.toString().equals(record.tenant());
    }

    private void assertRows(int notifications, int deliveries, int entries) {
        assertThat(count("notifications")).isEqualTo(notifications);
        assertThat(count("deliveries")).isEqualTo(deliveries);
        assertThat(count("inbox_entries")).isEqualTo(entries);
    }

    private long logs() {
        return count("notification_logs");
    }

    private long count(String table) {
        return DatabaseProbe.count("SELECT count(*) FROM " + table + " WHERE tenant_id = '" + tenant + "'");
    }

    private static String status(String delivery) {
        return DatabaseProbe.list("SELECT status || ' ' || attempt FROM deliveries WHERE id = '" + delivery + "'")
                .getFirst();
    }

    private ReceivedEvent<NotificationRequested> request(String id, long offset, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(CoreTest.welcome("ada@example.com"));
        body.put("recipient", Map.of("email", "ada@example.com", "userId", "ada"));
        body.putAll(more);
        NotificationRequested request = Json.mapper().convertValue(body, NotificationRequested.class);
        Event<NotificationRequested> event = new Event<>(id, EventTypes.NOTIFICATION_REQUESTED, tenant, null, request);
        return new ReceivedEvent<>(event, "/test", "redelivery-" + tenant, 0, offset, started, null);
    }

    private ReceivedEvent<DeliveryAttempted> outcome(String delivery, int attempt, AttemptOutcome outcome) {
        String notification = DatabaseProbe.list("SELECT notification_id FROM deliveries WHERE id = '" + delivery + "'")
                .getFirst();
        Instant now = Instant.now();
        DeliveryAttempted attempted = new DeliveryAttempted(
                delivery,
                notification,
                attempt,
                Channel.EMAIL,
                Lane.NORMAL,
                outcome,
                List.of(new ProviderTry("smtp", "account-1", outcome, 3)),
                now,
                now);
        Event<DeliveryAttempted> event =
                new Event<>(delivery + "-" + attempt, EventTypes.DELIVERY_ATTEMPTED, tenant, null, attempted);
        return new ReceivedEvent<>(event, "/test", Topics.OUTCOMES, 0, 1, now, null);
    }

    private static AttemptOutcome failed(FailureCategory category, Long retryAfterMillis) {
        return new AttemptOutcome.Failed(category, "code", "detail", retryAfterMillis);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
