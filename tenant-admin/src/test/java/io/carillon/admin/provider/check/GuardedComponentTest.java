package io.carillon.admin.provider.check;

import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.providersOf;
import static io.carillon.admin.AdminApi.sendGrid;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.admin.database.Database;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in production: tenants may name the public internet only. */
@QuarkusTest
@TestProfile(GuardedComponentTest.Production.class)
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc,mail,simulator"))
class GuardedComponentTest {

    /** No override. */
    public static class Production implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.outbound.allow-private", "false");
        }
    }

    @ConfigProperty(name = "SIMULATOR_URL")
    String simulator;

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "0x7f.1", "10.0.0.1", "169.254.169.254", "[::1]", "smtp", "mx.local"})
    void anInnerMailServerIsRefusedWhenItIsSaved(String host) {
        asPlatform()
                .body(Map.of(
                        "type", "smtp", "name", "M", "settings", Map.of("host", host, "from", "hello@test.example")))
                .post(providersOf(freshTenant()))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/settings/host"));
    }

    @Test
    void anotherAddressThanTheVendorsIsRefusedWhenItIsSaved() {
        Map<String, String> settings = Map.of("from", "hello@test.example", "baseUrl", "https://evil.example");
        asPlatform()
                .body(Map.of("type", "sendgrid", "name", "M", "settings", settings, "secrets", Map.of("apiKey", "k")))
                .post(providersOf(freshTenant()))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/settings/baseUrl"));
    }

    @Test
    void whatWasSavedAllTheSameIsRefusedWhenItIsCalled() {
        String tenant = freshTenant();
        String path = providersOf(tenant);
        String mail = asPlatform()
                .body(Map.of(
                        "type", "smtp", "name", "M", "settings", Map.of("host", "mail.example", "from", "a@b.example")))
                .post(path)
                .path("id");
        String http = asPlatform().body(sendGrid("demo-key")).post(path).path("id");
        try (Database api = Database.asApi().inTenant(tenant)) {
            api.change(
                    "UPDATE notification_providers SET settings = settings || '{\"host\": \"localhost\", \"baseUrl\": \""
                            + simulator + "/sendgrid\"}'");
            api.commit();
        }

        for (String id : new String[] {mail, http}) {
            asPlatform()
                    .post(path + "/" + id + "/test")
                    .then()
                    .statusCode(200)
                    .body("ok", equalTo(false))
                    .body("steps.detail", contains("localhost may not be called: it is not in the public internet"));
        }
    }
}
