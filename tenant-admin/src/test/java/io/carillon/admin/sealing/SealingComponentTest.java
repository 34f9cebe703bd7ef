package io.carillon.admin.sealing;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.providersOf;
import static io.carillon.admin.AdminApi.sendGrid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.admin.database.Database;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SealingComponentTest.OldAndNewKey.class)
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class SealingComponentTest {
    private static final SecretSealer OLD = SealerKeys.sealer("old");
    private static final SecretSealer NEW = SealerKeys.sealer("new");

    /** A suite in the middle of a rotation: the new key seals, both open. */
    public static class OldAndNewKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.sealing.keys", SealerKeys.entries("new", "old"));
        }
    }

    @Test
    void everyTenantsSecretsMoveToTheFirstKeyAndArePublished() {
        String tenant = freshTenant();
        String id = account(tenant);
        sealAs(tenant, id, OLD.seal(TenantId.of(tenant), id, "apiKey", "demo-secret"));
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            List<JsonPath> pages = rotateAll(1);

            assertThat(pages).allMatch(page -> page.getString("keyId").equals("new"));
            assertThat(pages).allMatch(page -> page.getInt("tenants") == 1);
            assertThat(pages.stream().mapToInt(page -> page.getInt("resealed")).sum())
                    .isGreaterThanOrEqualTo(1);
            String published = config.await(1, seen -> seen.tenant().equals(tenant))
                    .getFirst()
                    .data(TenantConfigPublished.class)
                    .providerAccounts()
                    .getFirst()
                    .sealedSecrets()
                    .get("apiKey");
            assertThat(NEW.open(TenantId.of(tenant), id, "apiKey", published)).isEqualTo("demo-secret");
        }
        asPlatform()
                .get(providersOf(tenant) + "/" + id)
                .then()
                .body("revision", equalTo(1))
                .body("secrets[0].keyId", equalTo("new"));
        try (Database api = Database.asApi().inTenant(tenant)) {
            assertThat(api.rows("SELECT row_to_json(audit_log)::text FROM audit_log ORDER BY id")
                            .getLast())
                    .contains("secrets.resealed", "resealed", "platform");
        }
    }

    @Test
    void signingSecretsOfWebhookEndpointsMoveToo() {
        String tenant = freshTenant();
        Map<String, Object> endpoint = Map.of("url", "https://hooks.example.com/");
        String endpoints = TENANTS + "/" + tenant + "/webhook-endpoints";
        String id = asPlatform().body(endpoint).post(endpoints).path("id");
        String current =
                asPlatform().post(endpoints + "/" + id + "/rotate-secret").path("secret");
        try (Database api = Database.asApi().inTenant(tenant)) {
            String old = OLD.seal(TenantId.of(tenant), id, "signing-2", current);
            api.change("UPDATE webhook_endpoints SET signing_secrets = jsonb_set(signing_secrets, '{0,sealed}', '\""
                    + old + "\"')");
            api.commit();
        }
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            rotateAll(200);

            List<TenantConfigPublished.SigningSecret> published = config.await(
                            1, seen -> seen.tenant().equals(tenant))
                    .getFirst()
                    .data(TenantConfigPublished.class)
                    .webhookEndpoints()
                    .getFirst()
                    .signingSecrets();

            assertThat(published)
                    .extracting(TenantConfigPublished.SigningSecret::name)
                    .containsExactly("signing-2", "signing-1");
            assertThat(published.getLast().validUntil()).isNotNull();
            assertThat(NEW.open(
                            TenantId.of(tenant),
                            id,
                            "signing-2",
                            published.getFirst().sealed()))
                    .isEqualTo(current);
        }
    }

    @Test
    void aSecondPassChangesAndPublishesNothing() {
        String tenant = freshTenant();
        account(tenant);
        rotateAll(200);
        int versions = audits(tenant);

        assertThat(rotateAll(200)).allMatch(page -> page.getInt("resealed") == 0);
        assertThat(audits(tenant)).isEqualTo(versions);
    }

    @Test
    void aSecretUnderALostKeyStaysAndIsReported() {
        String tenant = freshTenant();
        String id = account(tenant);
        String lost = SealerKeys.sealer("lost").seal(TenantId.of(tenant), id, "apiKey", "demo-secret");
        sealAs(tenant, id, lost);

        assertThat(rotateAll(200)).anySatisfy(page -> assertThat(page.<List<String>>get("unopened.objectId"))
                .contains(id));

        asPlatform().delete(providersOf(tenant) + "/" + id).then().statusCode(204);
    }

    @Test
    void onlyThePlatformMayRotate() {
        as("demo-admin").post("/api/v1/admin/sealing/rotate").then().statusCode(403);
    }

    private static List<JsonPath> rotateAll(int limit) {
        List<JsonPath> pages = new ArrayList<>();
        String cursor = null;
        do {
            var request = asPlatform().queryParam("limit", limit);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .post("/api/v1/admin/sealing/rotate")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page);
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return pages;
    }

    private static String account(String tenant) {
        return asPlatform().body(sendGrid("demo-key")).post(providersOf(tenant)).path("id");
    }

    private static void sealAs(String tenant, String id, String sealed) {
        try (Database api = Database.asApi().inTenant(tenant)) {
            api.change("UPDATE notification_providers SET sealed_secrets = '{\"apiKey\": \"" + sealed
                    + "\"}' WHERE id = '" + id + "'");
            api.commit();
        }
    }

    private static int audits(String tenant) {
        try (Database api = Database.asApi().inTenant(tenant)) {
            return api.rows("SELECT id::text FROM audit_log").size();
        }
    }
}
