package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers could read in two ways, byte for byte. */
@QuarkusTest
@QuarkusTestResource(Behind.class)
class WireAttacksComponentTest {
    private final String smuggled = "/unsubscribe/" + UUID.randomUUID();

    @TestHTTPResource
    URI door;

    @Test
    void lengthAndChunksTogetherSmuggleNothing() throws IOException {
        String inner = "GET " + smuggled + " HTTP/1.1\r\nHost: x\r\n\r\n";
        say("POST /unsubscribe/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n"
                + Integer.toHexString(inner.length()) + "\r\n" + inner + "\r\n0\r\n\r\n");

        given().get(smuggled).then().statusCode(200).body("asked", equalTo(1));
    }

    @Test
    void aServiceNeverSeesBothALengthAndChunks() throws IOException {
        String answer = say("POST /unsubscribe/a HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");

        assertThat(answer)
                .contains("\"bytes\":2", "\"transfer-encoding\":\"chunked\"")
                .doesNotContainIgnoringCase("\"content-length\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "Content-Length: 1,1\r\n",
                "Content-Length: +1\r\n",
                "Content-Length: 1\r\nContent-Length: 2\r\n"
            })
    void framingWithTwoReadingsIsRefused(String header) throws IOException {
        assertThat(say("POST " + smuggled + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n1\r\nx\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: b\r\n X-Tenant-Id: folded\r\n",
                "X-A: b\rX-Tenant-Id: bare\r\n",
                "X-A\u0000: b\r\n",
                "X A: b\r\n",
                "X-A : b\r\n",
                ": b\r\n",
                "no colon\r\n"
            })
    void headersWithTwoReadingsReachNoService(String header) throws IOException {
        String answer = say("GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n" + header + "\r\n");

        assertThat(answer).doesNotContainIgnoringCase("\"x-tenant-id\"").doesNotContain("\\u0000");
        assertThat(answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.1 4"))
                .as(answer)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nx\r\n", "-1\r\nx\r\n", "ffffffffffffffffff\r\nx\r\n"})
    void chunksOfNoSizeAreRefused(String chunk) throws IOException {
        assertThat(say("POST " + smuggled + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk))
                .doesNotContain("HTTP/1.1 200");
    }

    @Test
    void tenThousandHeadersAreRefused() throws IOException {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            headers.append("X-").append(i).append(": v\r\n");
        }

        assertThat(say("GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("HTTP/1.1 200");
        given().get("/unsubscribe/a").then().statusCode(200);
    }

    @Test
    void anEndlessLineIsRefused() throws IOException {
        assertThat(say("GET /unsubscribe/" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.0 414");
        assertThat(say("GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void nobodyHasTheDoorStripWhatItPassesOn() {
        given().header("Connection", "close, X-Forwarded-For, X-Request-Id, X-Secret")
                .header("X-Secret", "1")
                .get("/unsubscribe/a")
                .then()
                .statusCode(200)
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers", hasKey("x-request-id"))
                .body("headers", not(hasKey("x-secret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unsubscribe/a%0d%0aX-Tenant-Id:%20x",
                "/unsubscribe/a%0a",
                "/unsubscribe/%c0%ae%c0%ae/api/v1/admin/../../..",
                "/unsubscribe/..%5capi",
                "/unsubscribe/.%2e/api",
                "/unsubscribe/%2E%2E/api",
                "/unsubscribe/%2fapi",
                "/unsubscribe/a;jsessionid=1/../b",
                "/./unsubscribe/a",
                "/unsubscribe//a",
                "unsubscribe/a",
                "*"
            })
    void pathsWithTwoReadingsAreRefused(String path) throws IOException {
        assertThat(say("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "TRACK", "get"})
    void oddMethodsReachNoService(String method) throws IOException {
        assertThat(say(method + " /unsubscribe/a HTTP/1.1\r\nHost: x\r\n\r\n")).doesNotContain("HTTP/1.1 200");
    }

    private String say(String text) throws IOException {
        return Wire.say(door.getPort(), text);
    }
}
