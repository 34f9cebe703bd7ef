package io.carillon.dispatcher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class SurfaceComponentTest {

    @Test
    void livesAndBecomesReady() {
        given().get("/health/live").then().statusCode(200);
        await().untilAsserted(() -> given().get("/health/ready").then().statusCode(200));
    }

    @Test
    void metricsAreOpenAndNamedAsPromised() {
        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("carillon_dispatch_duplicates_possible_total"))
                .body(containsString("carillon_dispatch_in_flight"))
                .body(containsString("carillon_provider_call_seconds"));
    }

    @Test
    void everythingElseNeedsAToken() {
        given().get("/anything")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:unauthenticated"));
    }

    @Test
    void aBadTokenIsNoToken() {
        given().auth()
                .oauth2("not.a.token")
                .get("/anything")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void withATokenAnUnknownPathIsNotFound() {
        given().auth()
                .oauth2(Tokens.ofClient("demo-service"))
                .get("/anything")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
