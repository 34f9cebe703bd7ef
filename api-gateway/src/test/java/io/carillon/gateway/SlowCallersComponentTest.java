package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Slowloris in its kinds: each byte comes soon enough for an idle timeout, the request never. */
@QuarkusTest
@QuarkusTestResource(Behind.class)
class SlowCallersComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource
    URI door;

    @Test
    void whoNeverEndsHisHeadersIsCutOff() throws IOException {
        assertThat(dripAfter("GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n"))
                .startsWith("HTTP/1.1 408")
                .doesNotContain("HTTP/1.1 200");
    }

    @Test
    void whoBeginsWithEmptyLinesIsCutOffAsWell() throws IOException {
        assertThat(dripAfter("\r\n\r\nGET /unsubscribe/a HTTP/1.1\r\n", "X-A: b\r\n")).startsWith("HTTP/1.1 408");
    }

    @Test
    void whoSendsNothingIsCutOff() throws IOException {
        assertThat(dripAfter("", "")).startsWith("HTTP/1.1 408");
    }

    @Test
    void whoNeverEndsHisSecondHeadersIsCutOffToo() throws IOException {
        String first = "GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(dripAfter(first + "GET /unsubscribe/b HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n")
                        .split("HTTP/1.1 200"))
                .hasSize(2);
    }

    @Test
    void whoNeverEndsHisBodyIsToldAndCutOff() throws IOException {
        String head = "POST /unsubscribe/a HTTP/1.1\r\nHost: x\r\n";

        assertThat(dripAfter(head + "Content-Length: 10000\r\n\r\n", "x"))
                .startsWith("HTTP/1.1 408")
                .contains("urn:carillon:problem:request-too-slow");
        assertThat(dripAfter(head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"))
                .startsWith("HTTP/1.1 408")
                .contains("urn:carillon:problem:request-too-slow");
    }

    @Test
    void whoIsRefusedAndGoesOnDrippingIsCutOff() throws IOException {
        String head = "POST /api/v1/services/notifications/send HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n";

        assertThat(dripAfter(head, "x")).startsWith("HTTP/1.1 401");
    }

    @Test
    void othersAreServedMeanwhile() throws IOException {
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", door.getPort());
                socket.getOutputStream()
                        .write("GET /unsubscribe/a HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
                dripping.add(socket);
            }
            given().get("/unsubscribe/a").then().statusCode(200);
        } finally {
            for (Socket socket : dripping) {
                socket.close();
            }
        }
    }

    /** Sends the text, then a drop every 100 ms until the other side closes; returns all it said. */
    private String dripAfter(String text, String drop) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        StringBuilder said = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", door.getPort())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            while (System.nanoTime() < end) {
                socket.setSoTimeout(100);
                if (!read(in, said)) {
                    return said.toString();
                }
                drip(out, drop);
            }
        }
        throw new AssertionError("not cut off: " + said);
    }

    private static void drip(OutputStream out, String drop) {
        try {
            out.write(drop.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            LockSupport.parkNanos(1);
        }
    }

    /** Whether the other side is still there. */
    private static boolean read(InputStream in, StringBuilder said) {
        try {
            int next = in.read();
            while (next >= 0) {
                said.append((char) next);
                next = in.read();
            }
            return false;
        } catch (java.net.SocketTimeoutException silent) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }
}
