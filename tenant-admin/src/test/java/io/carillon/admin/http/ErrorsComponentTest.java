package io.carillon.admin.http;

import static io.carillon.admin.AdminApi.TEMPLATES;
import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.carillon.admin.seed.DemoTenants;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every error is a problem, whoever raises it. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class ErrorsComponentTest {
    @Inject
    DemoTenants demo;

    @BeforeEach
    void seed() {
        demo.seed();
    }

    @Test
    void aBodyThatIsNoJson() {
        assertProblem(as("demo-admin").body("{\"code\":").post(TEMPLATES), 400, "invalid-json");
    }

    @Test
    void aBodyOfTheWrongShape() {
        assertProblem(as("demo-admin").body("{\"defaultChannels\":{}}").post(TEMPLATES), 400, "invalid-json");
    }

    @Test
    void noBody() {
        assertProblem(as("demo-admin").post(TEMPLATES), 400, "invalid-json");
        assertProblem(as("demo-admin").body("null").post(TEMPLATES), 400, "invalid-json");
    }

    @Test
    void aBodyOfAnotherMediaType() {
        assertProblem(
                as("demo-admin").contentType(ContentType.XML).body("<a/>").post(TEMPLATES),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyTooLarge() {
        String large = "{\"name\":\"" + "x".repeat(3_000_000) + "\"}";
        assertProblem(as("demo-admin").body(large).post(TEMPLATES), 413, "payload-too-large");
    }

    @Test
    void aPathThatIsNothing() {
        assertProblem(as("demo-admin").get("/api/v1/admin/nothing"), 404, "not-found");
        assertProblem(as("demo-admin").get(TEMPLATES + "/not-a-uuid"), 404, "not-found");
    }

    @Test
    void aMethodThatIsNotThere() {
        assertProblem(as("demo-admin").patch(TEMPLATES), 405, "method-not-allowed");
    }

    @Test
    void aTokenThatIsNone() {
        assertProblem(given().auth().oauth2("not.a.token").get(TEMPLATES), 401, "unauthenticated");
    }

    @Test
    void pagingParametersOutOfRange() {
        assertProblem(asPlatform().get(TENANTS + "?limit=0"), 400, "validation-failed");
        assertProblem(asPlatform().get(TENANTS + "?limit=201"), 400, "validation-failed");
        asPlatform().get(TENANTS + "?cursor=%25").then().statusCode(400).body("errors.pointer", hasItem("/cursor"));
    }

    @Test
    void healthAnswersWithoutAToken() {
        given().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    private static void assertProblem(Response response, int status, String slug) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:" + slug));
        assertThat(response.asString()).doesNotContain("io.carillon", "Exception");
    }
}
