package io.carillon.admin.snapshot;

import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.smsTemplate;
import static io.carillon.admin.AdminApi.templatesOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.admin.database.Database;
import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as a cluster runs it (migrated by somebody else, no owner password), while Kafka is away. */
@QuarkusTest
@TestProfile(OutageComponentTest.KafkaAway.class)
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class OutageComponentTest {

    /** No Kafka, no owner. */
    public static class KafkaAway implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers", "localhost:9",
                    "carillon.messaging.delivery-timeout", "2s",
                    "quarkus.datasource.owner.active", "false",
                    "quarkus.flyway.owner.active", "false",
                    "quarkus.datasource.owner.password", "demo-wrong-password");
        }
    }

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(
                        "jdbc:" + Infra.env("POSTGRES_URL"),
                        "carillon_admin_owner",
                        Infra.env("ADMIN_DB_OWNER_PASSWORD"))
                .defaultSchema("admin")
                .load()
                .migrate();
    }

    @Test
    void isReadyWithoutOwnerAndWithoutKafka() {
        given().get("/health/ready").then().statusCode(200);
    }

    @Test
    void changesAreTakenAndTheirSnapshotsWait() {
        String tenant = freshTenant();
        asPlatform()
                .body(smsTemplate("welcome", "Hi"))
                .post(templatesOf(tenant))
                .then()
                .statusCode(201);

        try (Database api = Database.asApi().inTenant(tenant)) {
            assertThat(api.rows("SELECT version FROM outbox ORDER BY version")).containsExactly("1", "2");
        }
    }
}
