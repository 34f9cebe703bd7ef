package io.carillon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever refuses a request, and however early: the answer says why as a problem, has an id and keeps browsers safe. */
class RefusalsIT {
    private static final Behind BEHIND = new Behind();
    private static final String REQUEST = "GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n";

    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = BEHIND.start();
        settings.put("carillon.pace.head-timeout", "5s");
        gateway = new GatewayProcess(settings).start();
        gateway.awaitReady();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.stop();
        BEHIND.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /unsubscribe/a                          | 400 | bad-request
            G@T /unsubscribe/a HTTP/1.1                 | 400 | bad-request
            GET /unsubscribe/a FTP/1.1                  | 400 | bad-request
            GET /unsubscribe/a HTTP/1.2                 | 400 | bad-request
            PRI * HTTP/2.0                              | 400 | bad-request
            GET /%zz HTTP/1.1                           | 400 | bad-request
            GET ?a HTTP/1.1                             | 400 | bad-request
            GET /unsubscribe/a/../b HTTP/1.1            | 400 | malformed-path
            GET http://x/unsubscribe/a HTTP/1.1         | 400 | malformed-path
            GET unsubscribe/a HTTP/1.1                  | 404 | not-found
            OPTIONS * HTTP/1.1                          | 404 | not-found
            CONNECT x:443 HTTP/1.1                      | 404 | not-found
            GET /nothing/here HTTP/1.1                  | 404 | not-found
            get /unsubscribe/a HTTP/1.1                 | 405 | method-not-allowed
            TRACE /unsubscribe/a HTTP/1.1               | 405 | method-not-allowed
            GET /api/v1/users/me HTTP/1.1               | 401 | unauthenticated
            """)
    void ofARequestLine(String line, int status, String slug) throws IOException {
        assertRefused(say(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"), status, slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no colon
            X A: b
            X-A\\0: b
            Content-Length: 4\\r\\nContent-Length: 5
            Content-Length: x
            Content-Length: 4\\r\\nTransfer-Encoding: chunked
            Transfer-Encoding: gzip
            Host: y
            """)
    void ofHeaders(String headers) throws IOException {
        String text = headers.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");

        assertRefused(say(REQUEST + "Connection: close\r\n" + text + "\r\n\r\n"), 400, "bad-request");
    }

    @Test
    void ofARequestWithoutHost() throws IOException {
        assertRefused(say("GET /unsubscribe/a HTTP/1.1\r\nConnection: close\r\n\r\n"), 400, "bad-request");
    }

    @Test
    void ofWhatIsTooLong() throws IOException {
        assertRefused(sayOn("GET /unsubscribe/" + "a".repeat(4_000), "a".repeat(500)), 414, "target-too-long");
        assertRefused(sayOn(REQUEST + "X-A: " + "a".repeat(30_000), "a".repeat(5_000)), 431, "headers-too-large");
        assertRefused(sayOn(REQUEST + "X-A: b\r\n".repeat(5_000), "X-A: b\r\n".repeat(500)), 431, "headers-too-large");
    }

    @Test
    void ofWhatComesTooSlowly() throws IOException {
        assertRefused(sayOn("", ""), 408, "request-too-slow");
        assertRefused(sayOn(REQUEST, "X-A: b\r\n"), 408, "request-too-slow");
    }

    @Test
    void nothingBehindARefusalIsRead() throws IOException {
        String next = "GET /unsubscribe/" + UUID.randomUUID() + " HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(Wire.sayUntilClosed(gateway.port(), "HEAD /%zz HTTP/1.1\r\nHost: x\r\n\r\n" + next))
                .startsWith("HTTP/1.1 400")
                .doesNotContain(" 200 ");
    }

    private static String say(String text) throws IOException {
        return Wire.sayUntilClosed(gateway.port(), text);
    }

    /** Says the rest again and again until the other side closes, which it may do without having read all of it. */
    private static String sayOn(String text, String rest) throws IOException {
        return Dripping.after(gateway.port(), text, rest);
    }

    private static void assertRefused(String answer, int status, String slug) {
        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("x-frame-options: DENY")
                .containsIgnoringCase("content-security-policy: default-src 'none'")
                .containsIgnoringCase("cache-control: no-store")
                .containsPattern("(?i)x-request-id: [0-9a-f]{32}\r\n")
                .contains("urn:carillon:problem:" + slug, "\"status\":" + status);
    }
}
