package io.carillon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that are none: what comes behind them belongs to no socket and to nobody else's request. */
@QuarkusTest
@QuarkusTestResource(Behind.class)
class HandshakeAttacksComponentTest {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    private static final String GOOD =
            UPGRADE + KEY + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: carillon.v1\r\n";

    @TestHTTPResource
    URI door;

    @Test
    void aHandshakeBecomesASocket() throws IOException {
        assertThat(say("GET", GOOD, "")).startsWith("HTTP/1.1 101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 40\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: 0\r\n"})
    void aHandshakeWithABodyIsNone(String framing) throws IOException {
        assertThat(say("GET", GOOD + framing, "0\r\n\r\n" + "x".repeat(35))).doesNotContain(" 101 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close\r\n", "Connection: keep-alive\r\n", ""})
    void aHandshakeSaysSoTwice(String connection) throws IOException {
        assertThat(say("GET", connection + GOOD.substring(GOOD.indexOf("Upgrade: ")), ""))
                .doesNotContain(" 101 ");
    }

    @Test
    void onlyReadsBecomeSockets() throws IOException {
        assertThat(say("POST", GOOD, "")).doesNotContain(" 101 ");
    }

    /** The service refuses at the head; were the announced body to follow on that connection, the next caller would pay. */
    @Test
    void aRefusedHandshakeLeavesNothingToTheNextCaller() throws IOException {
        for (int i = 0; i < 5; i++) {
            say("GET", UPGRADE + KEY + "Sec-WebSocket-Version: 1\r\nContent-Length: 400\r\n", "");
            assertThat(say("GET", GOOD, "")).startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void whatFollowsARefusedHandshakeIsARequestLikeAnyOther() throws IOException {
        String admin = "GET /api/v1/admin/templates HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(say("GET", UPGRADE + KEY + "Sec-WebSocket-Version: 1\r\n", admin))
                .contains("HTTP/1.1 401")
                .doesNotContain(" 101 ", "\"service\":\"admin\"");
    }

    private String say(String method, String headers, String rest) throws IOException {
        String line = method + " /ws?" + UUID.randomUUID() + " HTTP/1.1\r\nHost: x\r\n";
        return Wire.say(door.getPort(), line + headers + "\r\n" + rest);
    }
}
