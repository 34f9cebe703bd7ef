package io.carillon.admin.provider;

import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.providersOf;
import static io.carillon.admin.AdminApi.sendGrid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.carillon.admin.database.Database;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class ProviderComponentTest {
    private static final String SECRET = "demo-very-secret-key";

    @Inject
    SecretSealer sealer;

    @Test
    void aSecretGoesInAndNeverComesOut() {
        String tenant = freshTenant();
        String created = asPlatform()
                .body(sendGrid(SECRET))
                .post(providersOf(tenant))
                .then()
                .statusCode(201)
                .body("secrets.name", contains("apiKey"))
                .body("secrets.keyId", contains("demo-1"))
                .body("channel", equalTo("email"))
                .extract()
                .asString();
        String list = asPlatform().get(providersOf(tenant)).asString();

        assertThat(created + list).doesNotContain(SECRET, "sealed", "demo-1.");
        assertThat(list).contains("/webhooks/sendgrid/");
    }

    @Test
    void theSnapshotHoldsTheSecretSealedForItsAccount() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant);

            TestRecord record =
                    config.await(2, seen -> seen.tenant().equals(tenant)).get(1);

            assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
            String sealed = account(record).sealedSecrets().get("apiKey");
            assertThat(sealer.open(TenantId.of(tenant), id, "apiKey", sealed)).isEqualTo(SECRET);
        }
    }

    @Test
    void aChangeKeepsSecretsItDoesNotName() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant);
            asPlatform()
                    .body(Map.of(
                            "type",
                            "sendgrid",
                            "name",
                            "Renamed",
                            "enabled",
                            false,
                            "order",
                            3,
                            "settings",
                            Map.of("from", "new@test.example")))
                    .put(providersOf(tenant) + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Renamed"))
                    .body("secrets.name", contains("apiKey"));

            TenantConfigPublished.ProviderAccount account = account(
                    config.await(3, seen -> seen.tenant().equals(tenant)).get(2));

            assertThat(account.enabled()).isFalse();
            assertThat(account.order()).isEqualTo(3);
            assertThat(account.settings()).containsEntry("from", "new@test.example");
            assertThat(sealer.open(
                            TenantId.of(tenant),
                            id,
                            "apiKey",
                            account.sealedSecrets().get("apiKey")))
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void theAuditLogNamesSecretsAndNeverHoldsThem() {
        String tenant = freshTenant();
        String id = create(tenant);
        asPlatform()
                .header("X-Request-Id", "req-1")
                .delete(providersOf(tenant) + "/" + id)
                .then()
                .statusCode(204);

        try (Database api = Database.asApi().inTenant(tenant)) {
            List<String> rows = api.rows("SELECT row_to_json(audit_log)::text FROM audit_log ORDER BY id");
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1))
                    .contains(
                            "provider.created",
                            "\"actor_kind\":\"platform\"",
                            "platform-admin",
                            "secretsSet",
                            "apiKey");
            assertThat(rows.get(2)).contains("provider.deleted", "\"request_id\":\"req-1\"");
            assertThat(String.join("", rows)).doesNotContain(SECRET, "demo-1.");
        }
    }

    @Test
    void anIncompleteAccountIsRefusedWithEveryFault() {
        asPlatform()
                .body(Map.of("type", "sendgrid", "name", "", "settings", Map.of("baseUrl", "nowhere")))
                .post(providersOf(freshTenant()))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:carillon:problem:provider-invalid"))
                .body("errors.pointer", hasItems("/name", "/settings/baseUrl", "/settings/from", "/secrets/apiKey"));
    }

    @Test
    void rotatingReplacesSecretsAtOnceAndTellsTheAuditLogNothing() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant);
            asPlatform()
                    .header("If-Match", "\"1\"")
                    .body(Map.of("secrets", Map.of("apiKey", "demo-other-key")))
                    .post(providersOf(tenant) + "/" + id + "/rotate")
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"2\""))
                    .body("settings.from", equalTo("hello@test.example"));

            String sealed = account(config.await(3, seen -> seen.tenant().equals(tenant))
                            .get(2))
                    .sealedSecrets()
                    .get("apiKey");
            assertThat(sealer.open(TenantId.of(tenant), id, "apiKey", sealed)).isEqualTo("demo-other-key");
            try (Database api = Database.asApi().inTenant(tenant)) {
                assertThat(api.rows("SELECT row_to_json(audit_log)::text FROM audit_log ORDER BY id")
                                .getLast())
                        .contains("provider.secrets-rotated", "apiKey")
                        .doesNotContain("demo-other-key", SECRET);
            }
        }
    }

    @Test
    void rotatingRefusesStaleWritersAndSecretsOfOtherTypes() {
        String tenant = freshTenant();
        String path = providersOf(tenant) + "/" + create(tenant) + "/rotate";

        rotate(path, Map.of("secrets", Map.of("authToken", "x"))).then().statusCode(422);
        rotate(path, Map.of("secrets", Map.of())).then().statusCode(422);
        rotate(path, Collections.singletonMap("secrets", Collections.singletonMap("apiKey", null)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/secrets/apiKey"));
        asPlatform()
                .header("If-Match", "\"7\"")
                .body(Map.of("secrets", Map.of("apiKey", "x")))
                .post(path)
                .then()
                .statusCode(412);
    }

    private static Response rotate(String path, Map<String, ?> body) {
        return asPlatform().body(body).post(path);
    }

    @Test
    void theTypesAreDataThatAFormCanBeDrawnFrom() {
        as("demo-viewer")
                .get("/api/v1/admin/provider-types")
                .then()
                .statusCode(200)
                .body("data.type", contains("sendgrid", "smtp", "twilio", "fcm", "whatsapp"))
                .body("data[0].fields.find { it.name == 'apiKey' }.secret", equalTo(true))
                .body("data[0].fields.find { it.name == 'apiKey' }.required", equalTo(true))
                .body("data[1].fields.find { it.name == 'port' }.default", equalTo("587"))
                .body("data[1].fields.find { it.name == 'tls' }.choices", contains("starttls", "tls", "none"))
                .body("data.fields.flatten().findAll { !it.description || !it.label }", hasSize(0));
    }

    @Test
    void theViewSaysWhereTheProviderReportsToAndWhetherThatIsVerified() {
        String tenant = freshTenant();
        Map<String, Object> whatsApp = Map.of(
                "type",
                "whatsapp",
                "name",
                "W",
                "settings",
                Map.of("phoneNumberId", "12345"),
                "secrets",
                Map.of("accessToken", "t", "appSecret", "s", "verifyToken", "v"));

        String id = asPlatform()
                .body(whatsApp)
                .post(providersOf(tenant))
                .then()
                .statusCode(201)
                .body("callback.verified", equalTo(true))
                .extract()
                .path("id");
        asPlatform()
                .get(providersOf(tenant) + "/" + id)
                .then()
                .body("callback.url", endsWith("/webhooks/whatsapp/" + id))
                .body("settings.apiVersion", equalTo("v23.0"));
        asPlatform().get(providersOf(tenant) + "/" + create(tenant)).then().body("callback.verified", equalTo(false));
    }

    @Test
    void theTypeCannotBeChanged() {
        String tenant = freshTenant();
        String id = create(tenant);

        asPlatform()
                .body(Map.of(
                        "type", "smtp", "name", "x", "settings", Map.of("host", "mail.example", "from", "a@b.example")))
                .put(providersOf(tenant) + "/" + id)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/type"));
    }

    private static String create(String tenant) {
        return asPlatform().body(sendGrid(SECRET)).post(providersOf(tenant)).path("id");
    }

    private static TenantConfigPublished.ProviderAccount account(TestRecord record) {
        return record.data(TenantConfigPublished.class).providerAccounts().getFirst();
    }
}
