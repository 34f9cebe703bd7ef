package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Snapshots;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class DispatchComponentTest {
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    @Inject
    ProviderAccounts accounts;

    @Inject
    SecretSealer sealer;

    @Inject
    RedisDataSource redis;

    private final Snapshots tenant = Snapshots.freshTenant();
    private final String address = "to-" + UUID.randomUUID() + "@example.org";
    private TopicWatch watch;

    @BeforeEach
    void open() {
        watch = TestTopics.watch(Topics.OUTCOMES, Topics.deadLetters(topic(Channel.EMAIL)));
    }

    @AfterEach
    void close() {
        watch.close();
        simulate("{}");
    }

    @Test
    void aMailIsSentAndItsOutcomeTold() {
        publish(tenant.smtp());
        DeliveryRequested request = mail();
        produce(event(request).withTraceparent(TRACEPARENT));

        TestRecord outcome = outcomeOf(request);
        assertThat(outcome.key()).isEqualTo(request.notificationId());
        assertThat(outcome.id()).isEqualTo(request.deliveryId() + "-1");
        assertThat(outcome.type()).isEqualTo(EventTypes.DELIVERY_ATTEMPTED);
        assertThat(outcome.tenant()).isEqualTo(tenant.tenantId());
        assertThat(outcome.header("ce_traceparent")).isEqualTo(TRACEPARENT);
        DeliveryAttempted attempted = outcome.data(DeliveryAttempted.class);
        assertThat(attempted.outcome()).isInstanceOf(Sent.class);
        assertThat(attempted.attempt()).isEqualTo(1);
        assertThat(attempted.lane()).isEqualTo(Lane.NORMAL);
        assertThat(attempted.tries()).hasSize(1);
        assertThat(attempted.acceptedAt()).isEqualTo(request.acceptedAt());

        List<Map<String, Object>> mails = MailSinkClient.mailsTo(address);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst()).containsEntry("subject", "Hello").containsEntry("html", "<p>Hello</p>");
        assertThat(mails.getFirst().get("headers").toString())
                .contains("<" + request.deliveryId() + "@carillon.local>");
    }

    @Test
    void copiesOfADeliveryAreSentOnce() {
        publish(tenant.smtp());
        DeliveryRequested request = mail();
        produce(event(request), event(request), event(request));
        outcomeOf(request);
        produce(event(request));

        assertThat(watch.drain(record -> isOutcomeOf(record, request), A_WHILE)).hasSize(1);
        assertThat(MailSinkClient.mailsTo(address)).hasSize(1);
    }

    @Test
    void theNextAttemptIsNoCopy() {
        publish(tenant.smtp());
        DeliveryRequested first = mail();
        produce(event(first), event(attempt(first, 2)));

        List<TestRecord> outcomes = watch.await(2, record -> isOutcomeOf(record, first));
        assertThat(outcomes)
                .extracting(TestRecord::id)
                .containsExactlyInAnyOrder(first.deliveryId() + "-1", first.deliveryId() + "-2");
        assertThat(MailSinkClient.mailsTo(address)).hasSize(2);
    }

    @Test
    void aCopyInTheHandsOfALiveOwnerIsDroppedAfterASecondLook() {
        publish(tenant.smtp());
        DeliveryRequested held = mail();
        DeliveryRequested other = mail();
        redis.value(String.class).set("claim:" + held.deliveryId() + ":1", "somebody-alive");
        redis.value(String.class).setex("dispatcher:somebody-alive", 60, "1");
        Instant started = Instant.now();
        produce(event(held), event(other));

        assertThat(outcome(other)).isInstanceOf(Sent.class);
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(watch.drain(record -> isOutcomeOf(record, held), Duration.ofSeconds(8)))
                .isEmpty();
    }

    @Test
    void aCopyWhoseOwnerDiesMeanwhileIsTakenOver() {
        publish(tenant.smtp());
        DeliveryRequested request = mail();
        redis.value(String.class).set("claim:" + request.deliveryId() + ":1", "somebody-dying");
        redis.value(String.class).setex("dispatcher:somebody-dying", 2, "1");
        produce(event(request));

        assertThat(outcome(request)).isInstanceOf(Sent.class);
    }

    @Test
    void anExpiredDeliveryIsNeverSent() {
        publish(tenant.smtp());
        DeliveryRequested request = expiringAt(Instant.now().minusSeconds(1));
        produce(event(request));

        DeliveryAttempted attempted = outcomeOf(request).data(DeliveryAttempted.class);
        assertThat(attempted.outcome()).isInstanceOf(AttemptOutcome.Expired.class);
        assertThat(attempted.tries()).isEmpty();
        assertThat(MailSinkClient.mailsTo(address)).isEmpty();
    }

    @Test
    void brokenRecordsGoToTheDeadLettersAndHoldNothingUp() {
        publish(tenant.smtp());
        DeliveryRequested fine = mail();
        String marker = UUID.randomUUID().toString();
        produce(
                event(fine).withKey(marker).withValue("{"),
                event(fine).withKey(marker).withHeader("ce_tenantid", "nobody"),
                event(fine).withKey(marker).withHeader("ce_type", "something.else"),
                event(fine).withKey(marker).withValue("{\"deliveryId\":\"x\"}"),
                event(fine));

        assertThat(watch.await(
                        4,
                        record -> marker.equals(record.key()) && record.topic().endsWith(".dlq")))
                .extracting(record -> record.header("dlq-reason"))
                .containsExactlyInAnyOrder("invalid-json", "invalid-tenant", "unexpected-type", "incomplete-delivery");
        assertThat(outcome(fine)).isInstanceOf(Sent.class);
    }

    @Test
    void anUnavailableFirstProviderFailsOverInTheSameAttempt() {
        simulate("{\"status\":503}");
        publish(sendGridFirst().smtp());
        DeliveryRequested request = mail();
        produce(event(request));

        DeliveryAttempted attempted = outcomeOf(request).data(DeliveryAttempted.class);
        assertThat(attempted.outcome()).isInstanceOf(Sent.class);
        assertThat(attempted.tries()).extracting(tried -> tried.provider()).containsExactly("sendgrid", "smtp");
        assertThat(attempted.tries().getFirst().outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.category()).isEqualTo(FailureCategory.TRANSIENT));
        assertThat(MailSinkClient.mailsTo(address)).hasSize(1);
    }

    @Test
    void sendGridTakesAMail() {
        publish(sendGridFirst().smtp());
        DeliveryRequested request = mail();
        produce(event(request));

        DeliveryAttempted attempted = outcomeOf(request).data(DeliveryAttempted.class);
        assertThat(attempted.outcome()).isInstanceOf(Sent.class);
        assertThat(attempted.tries()).extracting(tried -> tried.provider()).containsExactly("sendgrid");
    }

    @Test
    void anInvalidAddressNeverFailsOver() {
        publish(sendGridFirst().smtp());
        DeliveryRequested request = to("nobody");
        produce(event(request));

        DeliveryAttempted attempted = outcomeOf(request).data(DeliveryAttempted.class);
        assertThat(attempted.tries()).hasSize(1);
        assertThat(((Failed) attempted.outcome()).category()).isEqualTo(FailureCategory.INVALID_RECIPIENT);
    }

    @Test
    void aTenantNotKnownYetIsTriedAgainLater() {
        DeliveryRequested request = mail();
        produce(event(request));

        assertThat(outcome(request)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.TRANSIENT);
            assertThat(failed.code()).isEqualTo("tenant_unknown");
        });
    }

    @Test
    void withoutARouteTheAttemptIsMisconfigured() {
        publish(tenant.smtp());
        publish(Snapshots.tenant(tenant.tenantId()).version(2));
        DeliveryRequested request = mail();
        produce(event(request));

        assertThat(outcome(request)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED);
            assertThat(failed.code()).isEqualTo("no_route");
        });
    }

    @Test
    void aThousandMailsArriveOnceEach() {
        publish(tenant.smtp());
        List<DeliveryRequested> requests =
                IntStream.range(0, 1000).mapToObj(i -> mail()).toList();
        TestTopics.produce(
                topic(Channel.EMAIL), requests.stream().map(this::event).toList());

        watch.await(1000, record -> tenant.tenantId().equals(record.tenant()), Duration.ofSeconds(60));
        assertThat(RestAssured.given()
                        .baseUri(Infra.env("MAIL_URL"))
                        .queryParam("to", address)
                        .get("/api/messages/count")
                        .jsonPath()
                        .getInt("count"))
                .isEqualTo(1000);
    }

    private Snapshots sendGridFirst() {
        TenantId id = TenantId.of(tenant.tenantId());
        return tenant.account(
                Channel.EMAIL,
                "sendgrid",
                Map.of("from", "us@example.org", "baseUrl", Infra.env("SIMULATOR_URL") + "/sendgrid"),
                Map.of("apiKey", sealer.seal(id, tenant.accountId(1), "apiKey", "SG.demo-key")));
    }

    private void publish(Snapshots snapshot) {
        int expected = snapshot.publish().providerAccounts().size();
        TenantId id = TenantId.of(tenant.tenantId());
        await().untilAsserted(() -> assertThat(accounts.list(id, Channel.EMAIL)).hasSize(expected));
    }

    private static void simulate(String behaviour) {
        RestAssured.given()
                .baseUri(Infra.env("SIMULATOR_URL"))
                .contentType("application/json")
                .body(behaviour)
                .put("/behaviour/sendgrid")
                .then()
                .statusCode(lessThan(300));
    }

    private TestRecord outcomeOf(DeliveryRequested request) {
        return watch.await(record -> isOutcomeOf(record, request));
    }

    private AttemptOutcome outcome(DeliveryRequested request) {
        return outcomeOf(request).data(DeliveryAttempted.class).outcome();
    }

    private static boolean isOutcomeOf(TestRecord record, DeliveryRequested request) {
        return record.topic().equals(Topics.OUTCOMES) && record.id().startsWith(request.deliveryId());
    }

    private static String topic(Channel channel) {
        return Topics.deliveries(channel, Lane.NORMAL);
    }

    private static void produce(TestEvent... events) {
        TestTopics.produce(topic(Channel.EMAIL), events);
    }

    private TestEvent event(DeliveryRequested request) {
        String id = request.deliveryId() + "-" + request.attempt();
        return TestEvent.of(EventTypes.DELIVERY_REQUESTED, tenant.tenantId(), id, request)
                .withKey(request.notificationId());
    }

    private DeliveryRequested mail() {
        return to(address);
    }

    private static DeliveryRequested to(String recipient) {
        return request(UUID.randomUUID().toString(), 1, recipient, null);
    }

    private DeliveryRequested expiringAt(Instant time) {
        return request(UUID.randomUUID().toString(), 1, address, time);
    }

    private static DeliveryRequested attempt(DeliveryRequested first, int number) {
        return request(first.deliveryId(), number, first.address(), null);
    }

    private static DeliveryRequested request(String deliveryId, int attempt, String recipient, Instant expiresAt) {
        return new DeliveryRequested(
                deliveryId,
                UUID.randomUUID().toString(),
                attempt,
                Channel.EMAIL,
                Lane.NORMAL,
                recipient,
                null,
                Content.email("Hello", "<p>Hello</p>", "Hello"),
                "general",
                null,
                Instant.parse("2026-11-22T10:00:00Z"),
                expiresAt);
    }
}
