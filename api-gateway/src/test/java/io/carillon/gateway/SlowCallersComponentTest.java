package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slowloris in its kinds: each byte comes soon enough for an idle timeout, the request never. */
@QuarkusTest
@QuarkusTestResource(Behind.class)
class SlowCallersComponentTest {
    @TestHTTPResource
    URI door;

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

    private String dripAfter(String text, String drop) throws IOException {
        return Dripping.after(door.getPort(), text, drop);
    }
}
