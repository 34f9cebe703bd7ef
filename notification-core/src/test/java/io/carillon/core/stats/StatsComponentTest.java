package io.carillon.core.stats;

import static io.carillon.core.FakeDispatcher.failed;
import static io.carillon.core.FakeDispatcher.sent;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.FakeDispatcher;
import io.carillon.events.Channel;
import io.carillon.events.EventTypes;
import io.carillon.events.FailureCategory;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts are what the deliveries say, after retries, failures and copies. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class StatsComponentTest {
    private static final String EMAILS = Topics.deliveries(Channel.EMAIL, Lane.NORMAL);
    private static final int EACH = 10;

    @Inject
    TenantConfigs configs;

    private TenantId tenant;

    @BeforeEach
    void freshTenant() {
        CoreTest.configure();
        tenant = CoreTest.freshTenant(configs);
    }

    @Test
    void sumsEqualTheDeliveriesAfterRetriesFailuresAndCopies() {
        try (TopicWatch emails = TestTopics.watch(EMAILS)) {
            List<TestEvent> requests = new ArrayList<>();
            for (int i = 0; i < 3 * EACH; i++) {
                requests.add(request(i));
            }
            TestTopics.produce(Topics.requests(Lane.NORMAL), requests);
            TestTopics.produce(Topics.requests(Lane.NORMAL), requests.subList(0, EACH));
            List<TestRecord> asked = emails.await(3 * EACH, this::isOurs);
            for (int i = 0; i < asked.size(); i++) {
                FakeDispatcher.answer(
                        asked.get(i),
                        switch (i % 3) {
                            case 0 -> sent();
                            case 1 -> failed(FailureCategory.CONTENT_REFUSED, "554");
                            default -> failed(FailureCategory.TRANSIENT, "451");
                        });
            }
            emails.await(4 * EACH, this::isOurs, Duration.ofSeconds(30)).stream()
                    .filter(record -> record.json().path("attempt").asInt() == 2)
                    .forEach(record -> FakeDispatcher.answer(record, sent()));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> deliveries("status = 'SENT'") == 2 * EACH);
        stats("channel")
                .body("data", hasSize(3))
                .body("data[0].channel", equalTo("email"))
                .body("data[0].counts.planned", equalTo(3 * EACH))
                .body("data[0].counts.sent", equalTo(2 * EACH))
                .body("data[0].counts.failed", equalTo(EACH))
                .body("data[0].counts.retried", equalTo(EACH))
                .body("data[0].counts.delivered", equalTo(0))
                .body("data[1].channel", equalTo("in-app"))
                .body("data[1].counts.sent", equalTo(3 * EACH))
                .body("data[1].counts.delivered", equalTo(3 * EACH))
                .body("data[2].channel", equalTo("sms"))
                .body("data[2].counts.skipped", equalTo(3 * EACH));
        assertThat(deliveries("status = 'FAILED'")).isEqualTo(EACH);
        stats("provider,category")
                .body("data.find { it.provider == 'smtp' }.counts.sent", equalTo(2 * EACH))
                .body("data.find { it.provider == 'smtp' }.providerAccountId", equalTo(FakeDispatcher.ACCOUNT));
        DatabaseProbe.change("UPDATE deliveries SET status = 'CLICKED' WHERE channel = 'email' AND status = 'SENT' AND "
                + ofTenant());
        stats(null)
                .body("data", hasSize(1))
                .body("data[0].counts.clicked", equalTo(2 * EACH))
                .body("data[0].counts.opened", equalTo(2 * EACH))
                .body("data[0].counts.delivered", equalTo(5 * EACH))
                .body("data[0].counts.sent", equalTo(5 * EACH));
    }

    @Test
    void onlyAdministratorsAskAndOnlyAboutTheirOwn() {
        given().auth()
                .oauth2(Tokens.ofUser("ada"))
                .get("/api/v1/admin/stats")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.ofUser("demo-viewer"))
                .get("/api/v1/admin/stats?groupBy=password")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/groupBy"));
        given().auth()
                .oauth2(Tokens.ofUser("demo-admin"))
                .get("/api/v1/admin/tenants/" + tenant + "/stats")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse stats(String groupBy) {
        return given().auth()
                .oauth2(Tokens.ofUser("platform-admin"))
                .queryParams(groupBy == null ? Map.of() : Map.of("groupBy", groupBy))
                .get("/api/v1/admin/tenants/" + tenant + "/stats")
                .then()
                .statusCode(200);
    }

    private long deliveries(String condition) {
        return DatabaseProbe.count("SELECT count(*) FROM deliveries WHERE " + condition + " AND " + ofTenant());
    }

    private String ofTenant() {
        return "tenant_id = '" + tenant + "'";
    }

    private boolean isOurs(TestRecord record) {
        return tenant.toString().equals(record.tenant());
    }

    private TestEvent request(int number) {
        Map<String, Object> body = Map.of(
                "template", Map.of("code", "welcome"),
                "channels", List.of("email", "in-app", "sms"),
                "recipient", Map.of("email", "ada@example.com", "userId", "ada"),
                "data", Map.of("name", "Ada"));
        return TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, tenant, "stats-" + number, body);
    }
}
