package io.carillon.admin.seed;

import static io.carillon.admin.AdminApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.carillon.admin.AdminApi;
import io.carillon.admin.database.Database;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class SeedDemoComponentTest {
    @Inject
    DemoTenants demo;

    @BeforeEach
    void seed() {
        demo.seed();
    }

    @Test
    void theDemoTenantCanSendOnEveryChannel() {
        as("demo-admin")
                .get(AdminApi.PROVIDERS)
                .then()
                .body("data.type", hasItems("sendgrid", "smtp", "twilio", "fcm", "whatsapp"));
        as("demo-admin")
                .get(AdminApi.TEMPLATES)
                .then()
                .body(
                        "data.findAll { it.publishedVersion != null }.code",
                        hasItems("welcome", "login-code", "invoice", "news"))
                .body("data.find { it.code == 'welcome' }.layout", equalTo("branded"))
                .body("data.find { it.code == 'welcome' }.locales.de", hasSize(5));
        as("demo-admin").get(AdminApi.LAYOUTS).then().body("data.code", hasItems("branded"));
        as("other-admin").get(AdminApi.PROVIDERS).then().body("data.type", containsInAnyOrder("smtp"));
    }

    @Test
    void seedingAgainChangesNothing() {
        long before = configVersion();

        demo.seed();

        assertThat(configVersion()).isEqualTo(before);
    }

    @Test
    void whatIsSeededStandsThePublicationCheck() {
        List<String> ids = as("other-admin").get(AdminApi.TEMPLATES).path("data.id");

        assertThat(ids).hasSizeGreaterThanOrEqualTo(4);
        ids.forEach(id -> as("other-admin")
                .post(AdminApi.TEMPLATES + "/" + id + "/publish")
                .then()
                .statusCode(200));
    }

    private static long configVersion() {
        try (Database api = Database.asApi().inTenant(DemoData.DEMO.toString())) {
            return Long.parseLong(api.rows("SELECT config_version FROM tenants").getFirst());
        }
    }
}
