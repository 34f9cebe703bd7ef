package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ProviderDownComponentTest.NoProvider.class)
class ProviderDownComponentTest {

    @Test
    void startsAllTheSameButIsNotReady() {
        given().get("/health/live").then().statusCode(200);
        given().get("/health/ready").then().statusCode(503);
    }

    @Test
    void cannotTellTokensApart() {
        given().auth()
                .oauth2("eyJhbGciOiJSUzI1NiJ9.e30.AAAA")
                .get("/api/v1/users/me/notifications")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("urn:carillon:problem:dependency-unavailable"));
    }

    @Test
    void stillAsksForAMissingToken() {
        given().get("/api/v1/users/me/notifications").then().statusCode(401);
    }

    public static class NoProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ISSUER_URL", "http://127.0.0.1:1/realms/carillon");
        }
    }
}
