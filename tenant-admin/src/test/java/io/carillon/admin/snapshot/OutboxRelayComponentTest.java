package io.carillon.admin.snapshot;

import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.smsTemplate;
import static io.carillon.admin.AdminApi.templatesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.admin.database.Database;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class OutboxRelayComponentTest {
    private static final String RELAY_LOCK = "SELECT pg_advisory_xact_lock(x'636172696c6c6f6e'::bigint)";

    @Test
    void whileAnotherRelayIsAtWorkSnapshotsWaitAndThenGoOutInOrder() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG);
                Database otherRelay = Database.asRelay()) {
            otherRelay.rows(RELAY_LOCK);
            String tenant = freshTenant();
            change(tenant, "one");
            change(tenant, "two");

            assertThat(config.drain(seen -> seen.tenant().equals(tenant), Duration.ofSeconds(1)))
                    .isEmpty();
            assertThat(waiting(tenant)).isEqualTo(3);
            otherRelay.commit();

            List<TestRecord> records = config.await(3, seen -> seen.tenant().equals(tenant));
            assertThat(records)
                    .extracting(seen -> seen.data(TenantConfigPublished.class).version())
                    .containsExactly(1L, 2L, 3L);
            await().atMost(Duration.ofSeconds(5)).until(() -> waiting(tenant) == 0);
        }
    }

    @Test
    void aCrashBetweenPublishingAndDeletingPublishesTheSameEventAgain() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            TestRecord first = config.await(seen -> seen.tenant().equals(tenant));
            await().atMost(Duration.ofSeconds(5)).until(() -> waiting(tenant) == 0);
            putBack(tenant, new String(first.value(), StandardCharsets.UTF_8));

            List<TestRecord> records = config.await(2, seen -> seen.tenant().equals(tenant));

            assertThat(records.get(1).id()).isEqualTo(first.id());
            assertThat(records.get(1).json()).isEqualTo(first.json());
        }
    }

    @Test
    void aChangeThatFailsPublishesNothing() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            change(tenant, "one");
            asPlatform()
                    .body(smsTemplate("one", "x"))
                    .post(templatesOf(tenant))
                    .then()
                    .statusCode(409);
            change(tenant, "two");

            List<TestRecord> records = config.await(3, seen -> seen.tenant().equals(tenant));
            assertThat(records)
                    .extracting(seen -> seen.data(TenantConfigPublished.class).version())
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aSnapshotTooLargeForKafkaIsRefusedWithTheChange() {
        String tenant = freshTenant();
        String large = "x".repeat(60_000);
        int status = 200;
        for (int i = 0; status == 200 && i < 30; i++) {
            String id = asPlatform()
                    .body(smsTemplate("large-" + i, large))
                    .post(templatesOf(tenant))
                    .path("id");
            status = asPlatform()
                    .post(templatesOf(tenant) + "/" + id + "/publish")
                    .statusCode();
        }

        assertThat(status).isEqualTo(422);
        asPlatform().get(templatesOf(tenant)).then().statusCode(200);
    }

    @Test
    void metricsCountWhatWentOutAndWhatWaits() {
        freshTenant();

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            String metrics = RestAssured.get("/metrics").asString();
            assertThat(metrics).containsPattern("carillon_config_published_total [1-9]");
            assertThat(metrics).contains("carillon_config_outbox_waiting");
        });
    }

    private static void change(String tenant, String code) {
        asPlatform()
                .body(smsTemplate(code, "x"))
                .post(templatesOf(tenant))
                .then()
                .statusCode(201);
    }

    private static long waiting(String tenant) {
        try (Database api = Database.asApi().inTenant(tenant)) {
            return api.count("outbox");
        }
    }

    private static void putBack(String tenant, String payload) {
        try (Database api = Database.asApi().inTenant(tenant)) {
            api.change("INSERT INTO outbox (tenant_id, version, payload) VALUES ('%s', 1, '%s')"
                    .formatted(tenant, payload.replace("'", "''")));
            api.commit();
        }
    }
}
