package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.testkit.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class OriginComponentTest {
    private static final String INBOX = "/api/v1/users/me/notifications";

    private final TestTenant tenant = TestTenant.fresh();
    private final String origin = "https://" + tenant.id() + ".example.com";

    @TestHTTPResource
    URI door;

    @Test
    void answersAPreflightForATenantsOrigin() {
        publish(1, origin);

        preflight(origin)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(origin))
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("authorization"))
                .header("Access-Control-Max-Age", equalTo("600"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", containsString("origin"));
    }

    @Test
    void letsATenantsPageInWithItsToken() {
        publish(1, origin);

        call(origin, Mint.ofTenant(tenant))
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(origin))
                .header("Access-Control-Expose-Headers", containsString("RateLimit-Remaining"));
    }

    @Test
    void doesNotLetItInWithAnotherTenantsToken() {
        publish(1, origin);

        refused(call(origin, Mint.ofTenant(TestTenant.fresh())));
        refused(call(origin, Mint.valid()));
    }

    @Test
    void letsAPageReadWhyItsTokenIsRefused() {
        publish(1, origin);

        call(origin, Mint.token("expired")).statusCode(401).header("Access-Control-Allow-Origin", equalTo(origin));
    }

    @Test
    void forgetsAnOriginThatIsTakenBackAndThoseOfSuspendedTenants() {
        publish(1, origin);
        tenant.snapshot().version(2).publish();
        await().until(() -> preflight(origin).statusCode() == 403);

        publish(3, origin);
        tenant.snapshot().version(4).allowedOrigins(origin).suspended().publish();
        await().until(() -> preflight(origin).statusCode() == 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "https://{id}.example.com.evil.example",
                "http://{id}.example.com",
                "https://{id}.example.com:8443",
                "https://{ID}.example.com",
                "https://x.{id}.example.com",
                "https://{id}.example.com/",
                "https://{id}.example.com https://evil.example"
            })
    void refusesOriginsThatOnlyLookLikeIt(String template) {
        publish(1, origin);
        String foreign = template.replace("{id}", tenant.toString())
                .replace("{ID}", tenant.toString().toUpperCase());

        refused(preflight(foreign).then());
        refused(call(foreign, Mint.ofTenant(tenant)));
    }

    @Test
    void refusesTwoOrigins() throws IOException {
        publish(1, origin);

        assertThat(Wire.say(
                        door.getPort(),
                        "GET " + INBOX + " HTTP/1.1\r\nHost: x\r\nOrigin: " + origin
                                + "\r\nOrigin: https://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("ccess-control-allow-origin", "ccess-Control-Allow-Origin");
    }

    @Test
    void letsItsOwnPagesCall() {
        call("http://" + door.getAuthority(), Mint.valid())
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        call("http://localhost:8080", Mint.valid()).statusCode(200);
    }

    @Test
    void doesNotConcernPublicRoutes() {
        given().header("Origin", "https://mail.example")
                .post("/unsubscribe/abc")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private void publish(long version, String allowed) {
        tenant.snapshot().version(version).allowedOrigins(allowed).publish();
        await().until(() -> preflight(allowed).statusCode() == 204);
    }

    private static Response preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization")
                .options(INBOX);
    }

    private static ValidatableResponse call(String origin, String token) {
        return given().auth().oauth2(token).header("Origin", origin).get(INBOX).then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .body("type", equalTo("urn:carillon:problem:origin-not-allowed"));
    }
}
