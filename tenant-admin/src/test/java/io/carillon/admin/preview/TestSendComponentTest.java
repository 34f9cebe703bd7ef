package io.carillon.admin.preview;

import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.admin.AdminApi;
import io.carillon.admin.seed.DemoTenants;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
@QuarkusTestResource(FakeCore.class)
class TestSendComponentTest {
    private static final Map<String, Object> TO_ADA =
            Map.of("recipient", Map.of("phone", "+491701234567"), "data", Map.of("name", "{{{Ada}}}"));

    @Inject
    DemoTenants demo;

    private String id;

    @BeforeEach
    void savedTemplate() {
        demo.seed();
        FakeCore.answering(202);
        id = as("demo-editor")
                .body(AdminApi.smsTemplate(AdminApi.freshCode(), "Hi {{name}}"))
                .post(AdminApi.TEMPLATES)
                .path("id");
    }

    @Test
    void finishedWordsGoOutInTheCallersOwnName() {
        as("demo-editor")
                .header("Idempotency-Key", "demo-key")
                .body(TO_ADA)
                .post(path())
                .then()
                .statusCode(202)
                .body("notificationId", equalTo("01900000-0000-7000-8000-000000000001"));

        FakeCore.Received received = FakeCore.received().getFirst();
        assertThat(received.path()).isEqualTo("/api/v1/services/notifications/send");
        assertThat(received.authorization()).startsWith("Bearer ey");
        assertThat(received.key()).isEqualTo("demo-key");
        assertThat(received.body().getJsonObject("content").getJsonObject("sms").getString("text"))
                .isEqualTo("{{w0}}");
        assertThat(received.body().getJsonObject("data").getString("w0")).isEqualTo("Hi {{{Ada}}}");
        assertThat(received.body().getJsonArray("channels").getList()).isEqualTo(List.of("sms"));
        assertThat(received.body().getJsonObject("recipient").getString("phone"))
                .isEqualTo("+491701234567");
    }

    @Test
    void aKeyIsMadeWhenThereIsNone() {
        as("demo-admin").body(TO_ADA).post(path()).then().statusCode(202);

        assertThat(FakeCore.received().getFirst().key()).hasSize(36);
    }

    @Test
    void whatCoreSaysAgainstItIsPassedOn() {
        FakeCore.answering(422);

        as("demo-editor")
                .body(TO_ADA)
                .post(path())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:no-contact"));
    }

    @Test
    void coreInTroubleIsAProblemThatMayBeRepeated() {
        FakeCore.answering(500);

        as("demo-editor")
                .header("Idempotency-Key", "demo-key")
                .body(TO_ADA)
                .post(path())
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("type", equalTo("urn:carillon:problem:dependency-unavailable"))
                .body("detail", containsString("demo-key"));
    }

    @Test
    void nothingIsSentThatCannotBeRendered() {
        as("demo-editor")
                .body(Map.of("recipient", Map.of("phone", "+491701234567")))
                .post(path())
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:carillon:problem:template-failed"));
        as("demo-editor").body("{}").post(path()).then().statusCode(400);
        as("demo-viewer").body(TO_ADA).post(path()).then().statusCode(403);

        assertThat(FakeCore.received()).isEmpty();
    }

    @Test
    void thePlatformsPeopleSendNothingInATenantsName() {
        asPlatform()
                .body(TO_ADA)
                .post(AdminApi.templatesOf(TestTenant.demo().toString()) + "/" + id + "/test-send")
                .then()
                .statusCode(403)
                .body("detail", containsString("preview"));

        assertThat(FakeCore.received()).isEmpty();
    }

    private String path() {
        return AdminApi.TEMPLATES + "/" + id + "/test-send";
    }
}
