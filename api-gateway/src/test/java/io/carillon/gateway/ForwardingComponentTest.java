package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class ForwardingComponentTest {
    private static final String OPEN = "/unsubscribe/abc";

    @TestHTTPResource
    URI door;

    @Test
    void carriesMethodTargetAndBody() {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Mint.valid())
                .body("x".repeat(300_000))
                .put("/api/v1/admin/templates/1?q=a%2Fb&r=..")
                .then()
                .statusCode(200)
                .body("service", equalTo("admin"))
                .body("method", equalTo("PUT"))
                .body("uri", equalTo("/api/v1/admin/templates/1?q=a%2Fb&r=.."))
                .body("bytes", equalTo(300_000));
    }

    @Test
    void sendsCoresPartOfTheAdminApiToCore() {
        given().auth()
                .oauth2(Mint.valid())
                .get("/api/v1/admin/suppressions/1")
                .then()
                .body("service", equalTo("core"));
    }

    @Test
    void keepsHopByHopHeadersFromCrossing() {
        given().header("Connection", "x-secret")
                .header("X-Secret", "1")
                .header("TE", "trailers")
                .header("Keep-Alive", "timeout=1")
                .get(OPEN)
                .then()
                .statusCode(200)
                .header("X-Internal", equalTo(null))
                .body("headers", not(hasKey("x-secret")))
                .body("headers", not(hasKey("te")))
                .body("headers", not(hasKey("keep-alive")));
    }

    @Test
    void letsNobodySpeakForTheDoor() {
        given().header("X-Tenant-Id", "other")
                .header("X-User", "root")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-Request-Id", "forged")
                .get(OPEN)
                .then()
                .body("headers", not(hasKey("x-tenant-id")))
                .body("headers", not(hasKey("x-user")))
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("x-real-ip")))
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-host", containsString(":" + door.getPort()))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-request-id", not(equalTo("forged")));
    }

    @Test
    void namesEachRequestToServiceAndCallerAlike() {
        var answer = given().get(OPEN);

        assertThat(answer.header("X-Request-Id")).isEqualTo(answer.path("headers.x-request-id"));
    }

    @Test
    void addsSecurityHeaders() {
        given().get(OPEN)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Strict-Transport-Security", notNullValue())
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void passesTheTraceOn() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get(OPEN)
                .then()
                .body("headers.traceparent", containsString(trace))
                .body("headers.traceparent", not(containsString("00f067aa0ba902b7")));
    }

    @Test
    void streamsAnswersAsTheyCome() throws Exception {
        List<Long> arrivals = new ArrayList<>();
        long start = System.nanoTime();

        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(door.resolve("/unsubscribe/stream"))
                                .build(),
                        BodyHandlers.ofLines())
                .body()
                .forEach(line -> arrivals.add((System.nanoTime() - start) / 1_000_000));

        assertThat(arrivals).hasSize(3);
        assertThat(arrivals.get(2) - arrivals.get(0)).isGreaterThan(200);
    }

    @Test
    void passesAnswersWithoutABody() throws IOException {
        given().get("/unsubscribe/nothing").then().statusCode(204);
        assertThat(Wire.say(door.getPort(), "GET /unsubscribe/nothing HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .doesNotContainIgnoringCase("transfer-encoding");
    }

    @Test
    void keepsTheConnectionAcrossRequests() throws IOException {
        String twice = ("GET " + OPEN + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(2);

        assertThat(Wire.say(door.getPort(), twice).split("HTTP/1.1 200")).hasSize(3);
    }

    @Test
    void saysWhenAServiceIsDown() {
        given().post("/webhooks/twilio/1")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("urn:carillon:problem:dependency-unavailable"));
    }

    @Test
    void saysWhenAServiceIsSilent() {
        given().get("/unsubscribe/silent")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:upstream-timeout"));
    }

    @Test
    void doesNotPassAHalfAnswerForAWholeOne() {
        assertThat(org.junit.jupiter.api.Assertions.assertThrows(
                        Exception.class,
                        () -> given().get("/unsubscribe/broken").asString()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v2/x", "/q/dev", "/api/v1/users/you", "/ws-other"})
    void knowsNoOtherPaths(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unsubscribe/../api/v1/admin/tenants",
                "/unsubscribe/..%2fapi",
                "/unsubscribe/%2e%2e/api",
                "/unsubscribe/a;b",
                "//unsubscribe/a",
                "/unsubscribe/%5ca",
                "/unsubscribe/%252e",
                "/unsubscribe/%00",
                "http://elsewhere/unsubscribe/a"
            })
    void refusesPathTricks(String target) throws IOException {
        assertThat(Wire.say(door.getPort(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:carillon:problem:");
    }

    @Test
    void refusesABackslash() throws IOException {
        assertThat(Wire.say(door.getPort(), "GET /unsubscribe\\a HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 0x5\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Content-Length: 99999999999999999999\r\n"
            })
    void refusesRequestsThatCouldBeSplitInTwoWays(String header) throws IOException {
        assertThat(Wire.say(door.getPort(), "POST " + OPEN + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("HTTP/1.1 200");
    }

    @Test
    void countsAnswersByRouteAndStatus() {
        given().get("/unsubscribe/counted").then().statusCode(200);

        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("carillon_gateway_requests_total{route=\"unsubscribe\",status=\"200\"}"))
                .body(containsString("carillon_gateway_upstream_seconds_count{upstream=\"core\"}"));
    }
}
