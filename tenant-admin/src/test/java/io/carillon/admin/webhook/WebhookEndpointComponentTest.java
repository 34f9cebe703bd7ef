package io.carillon.admin.webhook;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.admin.database.Database;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.SigningSecret;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class WebhookEndpointComponentTest {
    private static final String EVENT = "carillon.notification.status-changed.v1";
    private static final String TOKEN = "demo-header-token";

    @Inject
    SecretSealer sealer;

    @Test
    void theSecretIsShownOnceAndSealedFromThenOn() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            Response created = create(tenant);
            String secret = created.path("secret");
            String id = created.path("id");

            assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                    .hasSize(32);
            asPlatform()
                    .get(created.header("Location"))
                    .then()
                    .statusCode(200)
                    .body("secret", nullValue())
                    .body("headerNames", contains("Authorization", "X-Team"))
                    .body("signingSecrets.name", contains("signing-1"));
            TestRecord record =
                    config.await(2, seen -> seen.tenant().equals(tenant)).get(1);
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(secret);
            TenantConfigPublished.WebhookEndpoint endpoint = endpoint(record);
            assertThat(endpoint.url()).isEqualTo("https://hooks.example.com/carillon");
            assertThat(endpoint.eventTypes()).containsExactly(EVENT);
            assertThat(endpoint.headers()).containsEntry("X-Team", "billing");
            assertThat(open(tenant, id, endpoint.signingSecrets().getFirst())).isEqualTo(secret);
        }
    }

    @Test
    void afterARotationBothSecretsSignForADay() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            Response created = create(tenant);
            String id = created.path("id");
            String first = created.path("secret");
            String second = rotate(tenant, id, Map.of())
                    .then()
                    .statusCode(200)
                    .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]+=*"))
                    .body("signingSecrets.name", contains("signing-2", "signing-1"))
                    .extract()
                    .path("secret");

            List<SigningSecret> secrets = endpoint(
                            config.await(3, seen -> seen.tenant().equals(tenant))
                                    .get(2))
                    .signingSecrets();

            assertThat(open(tenant, id, secrets.get(0))).isEqualTo(second).isNotEqualTo(first);
            assertThat(open(tenant, id, secrets.get(1))).isEqualTo(first);
            assertThat(secrets.get(0).validUntil()).isNull();
            assertThat(secrets.get(1).validUntil())
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(23)),
                            Instant.now().plus(Duration.ofHours(24)));
        }
    }

    @Test
    void aSecretThatMustStopAtOnceIsGoneFromTheSnapshot() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant).path("id");
            String own = "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789".getBytes());
            rotate(tenant, id, Map.of("secret", own, "oldValidForSeconds", 0))
                    .then()
                    .body("secret", equalTo(own))
                    .body("signingSecrets.name", contains("signing-2"));

            List<SigningSecret> secrets = endpoint(
                            config.await(3, seen -> seen.tenant().equals(tenant))
                                    .get(2))
                    .signingSecrets();

            assertThat(secrets).hasSize(1);
            assertThat(open(tenant, id, secrets.getFirst())).isEqualTo(own);
        }
    }

    @Test
    void anEndedSecretTravelsNoMore() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant).path("id");
            rotate(tenant, id, Map.of());
            try (Database api = Database.asApi().inTenant(tenant)) {
                api.change("UPDATE webhook_endpoints SET signing_secrets ="
                        + " jsonb_set(signing_secrets, '{1,validUntil}', '\"2026-01-01T00:00:00Z\"')");
                api.commit();
            }
            replace(tenant, id, "\"2\"").then().statusCode(200);

            TestRecord last =
                    config.await(4, seen -> seen.tenant().equals(tenant)).get(3);

            assertThat(endpoint(last).signingSecrets())
                    .extracting(SigningSecret::name)
                    .containsExactly("signing-2");
        }
    }

    @Test
    void aChangeKeepsHeadersItDoesNotName() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant).path("id");
            replace(tenant, id, "\"1\"").then().statusCode(200).header("ETag", "\"2\"");
            replace(tenant, id, "\"1\"").then().statusCode(412);

            TenantConfigPublished.WebhookEndpoint endpoint = endpoint(
                    config.await(3, seen -> seen.tenant().equals(tenant)).get(2));

            assertThat(endpoint.enabled()).isFalse();
            assertThat(endpoint.eventTypes()).isEmpty();
            assertThat(endpoint.headers()).containsEntry("Authorization", "Bearer " + TOKEN);
        }
    }

    @Test
    void whatIsWrongIsListed() {
        asPlatform()
                .body(Map.of(
                        "url",
                        "ftp://hooks.example.com/",
                        "eventTypes",
                        List.of("everything"),
                        "headers",
                        Map.of("Host", "x"),
                        "secret",
                        "short"))
                .post(endpointsOf(freshTenant()))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/url", "/eventTypes/0", "/headers/Host", "/secret"));
    }

    @Test
    void neitherAnswersNorTheAuditLogShowSecretsOrHeaderValues() {
        String tenant = freshTenant();
        Response created = create(tenant);
        String id = created.path("id");
        String secret = created.path("secret");
        String renewed = rotate(tenant, id, Map.of()).path("secret");
        replace(tenant, id, "*");
        String list = asPlatform().get(endpointsOf(tenant)).asString();
        asPlatform().delete(endpointsOf(tenant) + "/" + id).then().statusCode(204);
        asPlatform().get(endpointsOf(tenant) + "/" + id).then().statusCode(404);

        String log = asPlatform()
                .get(TENANTS + "/" + tenant + "/audit-log?objectType=webhook-endpoint")
                .then()
                .body(
                        "data.action",
                        contains(
                                "webhook-endpoint.deleted",
                                "webhook-endpoint.updated",
                                "webhook-endpoint.secret-rotated",
                                "webhook-endpoint.created"))
                .extract()
                .asString();
        assertThat(list + log).doesNotContain(secret, renewed, TOKEN, "demo-1.");
    }

    @Test
    void anotherTenantsEndpointIsNothing() {
        String id = create(freshTenant()).path("id");
        String mine = freshTenant();

        asPlatform().get(endpointsOf(mine) + "/" + id).then().statusCode(404);
        replace(mine, id, "*").then().statusCode(404);
        rotate(mine, id, Map.of()).then().statusCode(404);
        asPlatform().delete(endpointsOf(mine) + "/" + id).then().statusCode(404);
    }

    private static String endpointsOf(String tenant) {
        return TENANTS + "/" + tenant + "/webhook-endpoints";
    }

    @Test
    void aRotationNeedsNeitherBodyNorContentType() throws Exception {
        String tenant = freshTenant();
        String id = create(tenant).path("id");
        HttpRequest bare = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + endpointsOf(tenant) + "/" + id + "/rotate-secret"))
                .header("Authorization", "Bearer " + Tokens.ofUser("platform-admin"))
                .POST(BodyPublishers.noBody())
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(bare, BodyHandlers.ofString()).body()).contains("\"secret\":\"whsec_");
        }
    }

    private static Response create(String tenant) {
        return asPlatform()
                .body(Map.of(
                        "url",
                        "https://hooks.example.com/carillon",
                        "description",
                        "Orders",
                        "eventTypes",
                        List.of(EVENT),
                        "headers",
                        Map.of("X-Team", "billing", "Authorization", "Bearer " + TOKEN)))
                .post(endpointsOf(tenant))
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static Response rotate(String tenant, String id, Map<String, Object> body) {
        return asPlatform().body(body).post(endpointsOf(tenant) + "/" + id + "/rotate-secret");
    }

    private static Response replace(String tenant, String id, String ifMatch) {
        return asPlatform()
                .header("If-Match", ifMatch)
                .body(Map.of("url", "https://hooks.example.com/carillon", "enabled", false))
                .put(endpointsOf(tenant) + "/" + id);
    }

    private String open(String tenant, String id, SigningSecret secret) {
        return sealer.open(TenantId.of(tenant), id, secret.name(), secret.sealed());
    }

    private static TenantConfigPublished.WebhookEndpoint endpoint(TestRecord record) {
        return record.data(TenantConfigPublished.class).webhookEndpoints().getFirst();
    }
}
