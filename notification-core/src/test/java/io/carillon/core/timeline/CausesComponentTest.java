package io.carillon.core.timeline;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.service;
import static io.carillon.core.CoreTest.welcome;
import static io.carillon.core.FakeDispatcher.failed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.FakeDispatcher;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the cause, the timeline names the right one, in words that docs/reasons.md explains. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class CausesComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final String REQUESTS = Topics.requests(Lane.NORMAL);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    TenantConfigs configs;

    private final String marker = "c" + UUID.randomUUID();

    /** A script that brings the cause about and returns the timeline's path, and the line that must be in it. */
    enum Cause {
        PREFERENCE(TimelineEvent.SKIPPED, Reason.PREFERENCE_OPTED_OUT),
        SUPPRESSION(TimelineEvent.SUPPRESSED, Reason.SUPPRESSED_MANUAL),
        QUIET_HOURS(TimelineEvent.HELD, Reason.QUIET_HOURS),
        NO_CONTACT(TimelineEvent.SKIPPED, Reason.NO_CONTACT),
        TEMPLATE_ERROR(TimelineEvent.REJECTED, Reason.TEMPLATE_FAILED),
        EXPIRED(TimelineEvent.EXPIRED, Reason.TIME_BUDGET_OVER),
        PROVIDER_REJECTION(TimelineEvent.ATTEMPT_FAILED, Reason.CONTENT_REFUSED),
        BREAKER(TimelineEvent.ATTEMPT_FAILED, Reason.BREAKER_OPEN),
        CANCELLED(TimelineEvent.CANCELLED, Reason.CANCELLED),
        DIGEST(TimelineEvent.HELD, Reason.DIGEST_WAITING),
        DUPLICATE(TimelineEvent.REPEAT_DROPPED, Reason.DUPLICATE),
        SUSPENDED_TENANT(TimelineEvent.REJECTED, Reason.TENANT_SUSPENDED),
        SUSPENDED_AT_ITS_MOMENT(TimelineEvent.HELD, Reason.TENANT_SUSPENDED);

        final TimelineEvent event;
        final Reason reason;

        Cause(TimelineEvent event, Reason reason) {
            this.event = event;
            this.reason = reason;
        }
    }

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void namesTheCause(Cause cause) {
        String path = script(cause);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(path)).contains(cause.event + " " + cause.reason.code()));
    }

    private String script(Cause cause) {
        return switch (cause) {
            case PREFERENCE -> preferring("choices", "{\"account\": {\"email\": false}}");
            case SUPPRESSION -> suppressed();
            case QUIET_HOURS -> preferring("quiet_days", "{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}");
            case NO_CONTACT -> demo(send(with("channels", List.of("email", "sms"))));
            case TEMPLATE_ERROR -> outside(TestTenant.demo(), with("template", Map.of("code", "broken")), marker);
            case EXPIRED -> expired();
            case PROVIDER_REJECTION -> answered(failed(FailureCategory.CONTENT_REFUSED, "554"));
            case BREAKER -> answered(failed(FailureCategory.TRANSIENT, "breaker_open"));
            case CANCELLED -> cancelled();
            case DIGEST ->
                demo(send(Map.of(
                        "template", Map.of("code", "orders"),
                        "recipient", Map.of("email", marker + "@example.com"),
                        "data", Map.of("shop", marker, "order", 1))));
            case DUPLICATE -> duplicate();
            case SUSPENDED_TENANT -> suspended();
            case SUSPENDED_AT_ITS_MOMENT -> suspendedLater();
        };
    }

    /** A recipient with preferences of his own; quiet around the present hour when days are named. */
    private String preferring(String column, String value) {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        boolean quiet = column.equals("quiet_days");
        try (Connection api = DatabaseProbe.as("carillon_core_api", "CORE_DB_API_PASSWORD");
                Statement statement = api.createStatement()) {
            statement.execute("SET app.tenant_id = '" + TestTenant.demo() + "'");
            statement.execute(
                    ("INSERT INTO notification_preferences (tenant_id, subject, time_zone, quiet_from, quiet_to, "
                                    + column + ") VALUES ('%s', 'user:%s', 'UTC', %s, %s, '%s')")
                            .formatted(
                                    TestTenant.demo(),
                                    marker,
                                    quiet ? "'" + now.minusHours(2) + "'" : "NULL",
                                    quiet ? "'" + now.plusHours(2) + "'" : "NULL",
                                    value));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return demo(send(with("recipient", Map.of("email", marker + "@example.com", "userId", marker), "email")));
    }

    private String suppressed() {
        given().auth()
                .oauth2(Tokens.ofUser("demo-admin"))
                .contentType("application/json")
                .body(Map.of("channel", "email", "address", marker + "@example.com"))
                .post("/api/v1/admin/suppressions")
                .then()
                .statusCode(201);
        return demo(send(welcome(marker + "@example.com")));
    }

    private String expired() {
        String id = scheduled();
        DatabaseProbe.change(
                "UPDATE deliveries SET due_at = now(), expires_at = now() WHERE notification_id = '" + id + "'");
        return demo(id);
    }

    private String answered(AttemptOutcome outcome) {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            String id = send(welcome(marker + "@example.com"));
            FakeDispatcher.answer(
                    emails.await(record ->
                            id.equals(record.json().path("notificationId").asText())),
                    outcome);
            return demo(id);
        }
    }

    private String cancelled() {
        String id = scheduled();
        service("demo-service").post(API + "/" + id + "/cancel").then().statusCode(200);
        return demo(id);
    }

    private String duplicate() {
        String path = outside(TestTenant.demo(), with("metadata", Map.of()), marker);
        outside(TestTenant.demo(), with("metadata", Map.of()), marker);
        return path;
    }

    private String suspended() {
        TestTenant tenant = TestTenant.fresh();
        tenant.snapshot().suspended().publish();
        awaitVersion(tenant, 1);
        return outside(tenant, with("channels", List.of("email")), marker);
    }

    private String suspendedLater() {
        TestTenant tenant = TestTenant.fresh();
        tenant.snapshot().emailTemplate("welcome", "Hello", "<p>Hello</p>").publish();
        awaitVersion(tenant, 1);
        String path = outside(
                tenant, with("scheduledAt", Instant.now().plusSeconds(3600).toString()), marker);
        tenant.snapshot().version(2).suspended().publish();
        awaitVersion(tenant, 2);
        DatabaseProbe.change("UPDATE deliveries SET due_at = now() WHERE tenant_id = '" + tenant + "'");
        return path;
    }

    private String scheduled() {
        String id = send(with("scheduledAt", Instant.now().plusSeconds(3600).toString()));
        awaitStatus(id, "SCHEDULED");
        return id;
    }

    private void awaitVersion(TestTenant tenant, long version) {
        await().atMost(PATIENCE).until(() -> configs.find(new TenantId(tenant.id()))
                .filter(config -> config.version() == version)
                .isPresent());
    }

    /** Another service's request, straight to the log; returns the path of the notification it became. */
    private static String outside(TestTenant tenant, Map<String, Object> body, String id) {
        TestTopics.produce(REQUESTS, TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, tenant, id, body));
        String query = "SELECT notification_id FROM idempotency_keys WHERE tenant_id = '" + tenant
                + "' AND key LIKE '%#" + id + "'";
        await().atMost(PATIENCE).until(() -> !DatabaseProbe.list(query).isEmpty());
        return path(tenant, DatabaseProbe.list(query).getFirst());
    }

    private static String demo(String id) {
        return path(TestTenant.demo(), id);
    }

    private static String path(TestTenant tenant, String id) {
        return "/api/v1/admin/tenants/" + tenant + "/notifications/" + id;
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new HashMap<>(welcome(marker + "@example.com"));
        body.put(field, value);
        return body;
    }

    private Map<String, Object> with(String field, Object value, String channel) {
        Map<String, Object> body = with(field, value);
        body.put("channels", List.of(channel));
        return body;
    }

    private static List<String> lines(String path) {
        List<Map<String, Object>> timeline = given().auth()
                .oauth2(Tokens.ofUser("platform-admin"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .path("timeline");
        return timeline.stream()
                .map(line -> line.get("event") + " " + line.get("reason"))
                .toList();
    }
}
