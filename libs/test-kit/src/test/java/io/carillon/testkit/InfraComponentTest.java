package io.carillon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.events.EventTypes;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InfraComponentTest {
    private static Map<String, String> configuration;

    @BeforeAll
    static void start() {
        InfraResource resource = new InfraResource();
        resource.init(Map.of("parts", "kafka,oidc"));
        configuration = resource.start();
    }

    @Test
    void everyNameOfTheEnvironmentBecomesConfiguration() {
        assertThat(configuration)
                .containsEntry("quarkus.http.test-port", "0")
                .containsEntry("carillon.seed.demo", "false")
                .containsEntry("KAFKA_BOOTSTRAP", Infra.env("KAFKA_BOOTSTRAP"))
                .containsKeys("POSTGRES_URL", "REDIS_URL", "ISSUER_URL", "SEALING_KEYS", "CORE_DB_API_PASSWORD");
    }

    @Test
    void aSecondUseFindsTheSameInfrastructure() {
        assertThat(Infra.start("kafka")).containsEntry("KAFKA_BOOTSTRAP", Infra.env("KAFKA_BOOTSTRAP"));
    }

    @Test
    void aPartThatWasNotAskedForIsMissed() {
        assertThatThrownBy(() -> Infra.start("kafka,postgres")).hasMessageContaining("postgres");
    }

    @Test
    void aClientsTokenNamesItsTenantAndScopes() {
        JsonNode claims = claims(Tokens.ofClient("demo-service"));

        assertThat(claims.path("tenant_id").asText())
                .isEqualTo(TestTenant.demo().toString());
        assertThat(claims.path("scope").asText()).contains("notifications:send");
        assertThat(claims.path("aud").toString()).contains("carillon-api");
    }

    @Test
    void scopesCanBeNarrowed() {
        JsonNode claims = claims(Tokens.ofClient("demo-service", "notifications:read"));

        assertThat(claims.path("scope").asText()).contains("notifications:read").doesNotContain("notifications:send");
    }

    @Test
    void aPersonsTokenNamesThePersonAndIsFetchedOnce() {
        String token = Tokens.ofUser("ada");

        assertThat(claims(token).path("preferred_username").asText()).isEqualTo("ada");
        assertThat(Tokens.ofUser("ada")).isSameAs(token);
    }

    @Test
    void aWatchSeesWhatComesAfterItBeganAndNothingBefore() {
        TestTenant tenant = TestTenant.fresh();
        TestTopics.produce(Topics.STATUS, TestEvent.of("test.v1", tenant, "before", Map.of()));
        try (TopicWatch status = TestTopics.watch(Topics.STATUS, Topics.INBOX)) {
            TestTopics.produce(Topics.STATUS, TestEvent.of("test.v1", tenant, "one", Map.of("n", 1)));
            TestTopics.produce(Topics.INBOX, TestEvent.of("test.v1", tenant, "two", Map.of("n", 2)));

            List<TestRecord> records = status.await(2, record -> record.tenant().equals(tenant.toString()));

            assertThat(records).extracting(TestRecord::id).containsExactlyInAnyOrder("one", "two");
            assertThat(status.await(record -> record.id().equals("two"))
                            .json()
                            .path("n")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void whatDoesNotComeIsToldWithWhatCame() {
        try (TopicWatch status = TestTopics.watch(Topics.STATUS)) {
            TestTopics.produce(Topics.STATUS, TestEvent.of("test.v1", TestTenant.fresh(), "stray", Map.of()));

            assertThatThrownBy(() -> status.await(1, record -> false, Duration.ofSeconds(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("0 of 1")
                    .hasMessageContaining("stray");
        }
    }

    @Test
    void aPublishedSnapshotIsASnapshotEvent() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            TenantConfigPublished snapshot = Snapshots.freshTenant()
                    .emailTemplate("welcome", "Hello {{name}}", "<p>Hello {{name}}</p>", "name")
                    .smtp("localhost", 25)
                    .publish();

            TestRecord record = config.await(found -> snapshot.tenantId().equals(found.key()));

            assertThat(record.type()).isEqualTo(EventTypes.TENANT_CONFIG_PUBLISHED);
            assertThat(record.data(TenantConfigPublished.class)).isEqualTo(snapshot);
        }
    }

    private static JsonNode claims(String token) {
        return Json.read(Base64.getUrlDecoder().decode(token.split("\\.")[1]), JsonNode.class);
    }
}
