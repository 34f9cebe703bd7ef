package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class IdentityComponentTest {
    private static final String PATH = "/api/v1/users/me/notifications";

    @Test
    void letsAValidTokenInAndPassesItOn() {
        String token = Mint.valid();

        given().auth()
                .oauth2(token)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("service", equalTo("core"))
                .body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void asksForATokenWhereOneIsNeeded() {
        isRefused(given().get(PATH).then());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong-audience",
                "expired",
                "not-yet-valid",
                "other-realm",
                "unsigned",
                "signed-with-public-key",
                "strange-key",
                "unknown-kid",
                "kid-of-a-file",
                "kid-of-an-address",
                "kid-of-a-statement",
                "no-kid",
                "jku",
                "x5u",
                "own-key-inside",
                "critical-extension",
                "no-expiry"
            })
    void refusesTokens(String kind) {
        isRefused(given().auth().oauth2(Mint.token(kind)).get(PATH).then());
    }

    @Test
    void fetchesNoKeyThatATokenNames() {
        for (String kind : new String[] {"jku", "x5u", "unknown-kid", "kid-of-an-address"}) {
            given().auth().oauth2(Mint.token(kind)).get(PATH).then().statusCode(401);
        }

        assertThat(Mint.asked()).doesNotContain("stolen").contains("/certs");
    }

    @Test
    void refusesTwoTokensAndTokensInOtherPlaces() {
        String token = Mint.valid();

        isRefused(given().header("Authorization", "Bearer " + token, "Bearer " + token)
                .get(PATH)
                .then());
        isRefused(given().queryParam("access_token", token).get(PATH).then());
        isRefused(given().formParam("access_token", token).post(PATH).then());
        isRefused(given().cookie("access_token", token).get(PATH).then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic YTpi", "nonsense"})
    void refusesWhatIsNoToken(String authorization) {
        isRefused(given().header("Authorization", authorization).get(PATH).then());
    }

    @Test
    void refusesWithABodyUnread() {
        isRefused(given().body(new byte[200_000])
                .post("/api/v1/services/notifications/send")
                .then());
    }

    @Test
    void needsNoTokenOnPublicRoutes() {
        given().get("/unsubscribe/abc").then().statusCode(200).body("service", equalTo("core"));
    }

    @Test
    void isReadyOnceTheKeysAreThere() {
        given().get("/health/ready").then().statusCode(200);
        given().get("/health/live").then().statusCode(200);
    }

    private static void isRefused(ValidatableResponse answer) {
        answer.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:carillon:problem:unauthenticated"));
    }
}
