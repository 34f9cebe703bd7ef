package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end or host can be read in two ways, each with a second request behind (or in) it. The first is refused,
 * the second reaches nobody, and the connection is closed. A length beside chunks is refused by a decoder that only a whole
 * gateway has: {@link TwoGatewaysIT}.
 */
@QuarkusTest
@QuarkusTestResource(Behind.class)
class FramingAttacksComponentTest {
    private final String smuggled = "/unsubscribe/" + UUID.randomUUID();
    private final String inner = "GET " + smuggled + " HTTP/1.1\r\nHost: x\r\n\r\n";

    @TestHTTPResource
    URI door;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.0 | Transfer-Encoding: chunked\\r\\nContent-Length: 4
            1.0 | Transfer-Encoding: chunked
            1.1 | Transfer-Encoding: xchunked
            1.1 | Transfer-Encoding: chunked, chunked
            1.1 | Transfer-Encoding: chunked, identity
            1.1 | Transfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked
            1.1 | Transfer-Encoding: identity\\r\\nTransfer-Encoding: chunked
            1.1 | Transfer-Encoding: "chunked"
            1.1 | Transfer-Encoding : chunked
            1.1 | Transfer-Encoding\\t: chunked
            1.1 | Transfer-Encoding: chunked\\0
            1.1 | Transfer-Encoding: gzip,\\r\\n chunked
            1.1 | Transfer-Encoding: chunked\\nX-A: b
            1.1 | Transfer-Encoding: chunked\\rX-A: b
            1.1 | X-A: b\\rContent-Length: 4
            1.1 | X-A: b\\nContent-Length: 4
            1.1 | Content-Length: 4\\r\\nContent-Length: 4
            1.1 | Content-Length: 4\\r\\nContent-Length: 5
            1.1 | Content-Length: 4, 4
            1.1 | Content-Length: 0x4
            1.1 | Content-Length: 4 4
            1.1 | Content-Length: -4
            1.1 | Content-Length: 99999999999999999999
            1.1 | Content-Length:
            1.1 | Content-Length : 4
            1.1 | Host: y
            1.1 | host: x\\r\\nHOST: y
            """)
    void twoReadingsAreRefusedAndNothingBehindThemIsRead(String version, String headers) throws IOException {
        String head = "POST /unsubscribe/a HTTP/" + version + "\r\nHost: x\r\nConnection: keep-alive\r\n";
        String chunked = Integer.toHexString(inner.length()) + "\r\n" + inner + "\r\n0\r\n\r\n";

        String answer = Wire.sayUntilClosed(door.getPort(), head + unescaped(headers) + "\r\n\r\n" + chunked + inner);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*");
        assertNothingWasSmuggled(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\r\n", "Host: x/y\r\n", "Host: u@x\r\n", "Host: x, y\r\n", "Host: x:y\r\n"})
    void oneHostIsNamedAndItIsOne(String host) throws IOException {
        assertThat(Wire.say(door.getPort(), "GET /unsubscribe/a HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x5\r\n", "5;\n", "5\n", "5\r", "+5\r\n", "5;x=\"\n\"\r\n", "\r\n"})
    void chunksWithTwoReadingsEndTheConnection(String size) throws IOException {
        String head = "POST /unsubscribe/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertNothingWasSmuggled(Wire.say(door.getPort(), head + size + "hello\r\n0\r\n\r\n" + inner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://x/unsubscribe/a HTTP/1.1",
                "GET http://elsewhere/unsubscribe/a HTTP/1.1",
                "GET //elsewhere/unsubscribe/a HTTP/1.1",
                "GET x:80 HTTP/1.1",
                "CONNECT x:443 HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /unsubscribe/a#b HTTP/1.1",
                "GET /unsubscribe/a HTTP/1.2",
                "GET /unsubscribe/a HTTP/3.0",
                "GET /unsubscribe/a http/1.1",
                "GET  /unsubscribe/a  HTTP/1.1 HTTP/1.1",
                "GET /unsubscribe/a",
                "PRI * HTTP/2.0"
            })
    void otherFormsOfTheRequestLineReachNoService(String line) throws IOException {
        assertThat(Wire.say(door.getPort(), line + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain(" 200 ", " 101 ", "\"service\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "h2c, websocket", "TLS/1.0", "websocket"})
    void upgradesAreForSocketsOnly(String protocol) throws IOException {
        String head = "GET " + smuggled + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ";

        assertThat(Wire.say(door.getPort(), head + protocol + "\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain(" 101 ", "\"upgrade\"", "\"http2-settings\"");
    }

    @Test
    void trailersAreNotHeaders() throws IOException {
        String head = "POST /unsubscribe/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n";

        assertThat(Wire.sayUntilClosed(
                        door.getPort(), head + "\r\n0\r\nX-Tenant-Id: t\r\nContent-Length: 9\r\nHost: y\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("\"bytes\":0")
                .doesNotContainIgnoringCase("\"x-tenant-id\"");
    }

    private void assertNothingWasSmuggled(String answer) {
        assertThat(answer).doesNotContain(" 200 ");
        given().get(smuggled).then().statusCode(200).body("asked", equalTo(1));
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
    }
}
