package io.carillon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.events.RouteClass;
import io.carillon.testkit.TestTenant;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two packaged gateways side by side: they count together, and are restarted in turn without anybody noticing. */
class TwoGatewaysIT {
    private static final Behind BEHIND = new Behind();
    private static final String SEND = "/api/v1/services/notifications/send";

    private static String mint;
    private static List<GatewayProcess> gateways;

    @BeforeAll
    static void startBoth() throws IOException {
        Map<String, String> settings = BEHIND.start();
        mint = settings.get("test.mint");
        settings.put("carillon.pace.head-timeout", "1500ms");
        gateways = List.of(new GatewayProcess(settings).start(), new GatewayProcess(settings).start());
        gateways.forEach(GatewayProcess::awaitReady);
    }

    @AfterAll
    static void stopBoth() throws InterruptedException {
        for (GatewayProcess gateway : gateways) {
            gateway.stop();
        }
        BEHIND.stop();
    }

    @Test
    void countOneTenantsRequestsTogether() {
        TestTenant tenant = TestTenant.fresh();
        tenant.snapshot().requestsPerMinute(RouteClass.SEND, 40).publish();
        String token = token("valid/" + tenant);
        gateways.forEach(
                gateway -> await().until(() -> "40".equals(send(gateway, token).header("RateLimit-Limit"))));

        long start = System.nanoTime();
        Set<GatewayProcess> refusing = new HashSet<>();
        int admitted = 0;
        for (int i = 0; refusing.size() < 2 && i < 1_000; i++) {
            GatewayProcess gateway = gateways.get(i % 2);
            if (send(gateway, token).statusCode() == 429) {
                refusing.add(gateway);
            } else {
                admitted++;
            }
        }

        long refilled = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + 1;
        assertThat(refusing).hasSize(2);
        assertThat((long) admitted).isBetween(10L, 40 + refilled);
    }

    @Test
    void areRestartedInTurnUnderLoadWithoutAFailedRequest() throws Exception {
        try (Callers callers = new Callers(gateways, token("valid"))) {
            for (GatewayProcess gateway : gateways) {
                awaitMore(callers, 50);
                gateway.stop();
                awaitMore(callers, 50);
                gateway.start().awaitReady();
            }
            awaitMore(callers, 50);

            assertThat(callers.failures()).isEmpty();
        }
    }

    @Test
    void closeSocketsWithACodeWhenToldToStop() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        GatewayProcess gateway = gateways.getFirst();
        open(gateway, closed);

        gateway.stop();

        assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(1012);
        gateway.start().awaitReady();
    }

    @Test
    void cutOffWhoNeverEndsHisHeaders() throws IOException {
        int port = gateways.getFirst().port();

        assertThat(Dripping.after(port, "GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n"))
                .startsWith("HTTP/1.1 408");
        assertThat(Dripping.after(port, "\r\n\r\nGET /unsubscribe/a HTTP/1.1\r\n", "X-A: b\r\n"))
                .startsWith("HTTP/1.1 408");
        assertThat(Dripping.after(port, "", "")).startsWith("HTTP/1.1 408");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n",
                "content-length: 4\r\nX-A: b\r\ntransfer-encoding: Chunked\r\n"
            })
    void refuseALengthBesideChunksAndReadNothingBehindIt(String framing) throws IOException {
        int port = gateways.getFirst().port();
        String path = "/unsubscribe/" + UUID.randomUUID();
        String good = "GET /unsubscribe/a HTTP/1.1\r\nHost: x\r\n\r\n";
        String inner = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
        String bad = "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n"
                + Integer.toHexString(inner.length()) + "\r\n" + inner + "\r\n0\r\n\r\n";

        assertThat(Wire.sayUntilClosed(port, bad + inner))
                .startsWith("HTTP/1.1 400")
                .doesNotContain(" 200 ");
        assertThat(Wire.sayUntilClosed(port, good + bad + inner))
                .startsWith("HTTP/1.1 200")
                .contains("HTTP/1.1 400");
        assertThat(RestAssured.get(gateways.getFirst().uri(path)).path("asked").toString())
                .isEqualTo("1");
    }

    private static void awaitMore(Callers callers, int requests) {
        int wanted = callers.answered() + requests;
        await().atMost(Duration.ofSeconds(60)).until(() -> callers.answered() >= wanted);
    }

    private static Response send(GatewayProcess gateway, String token) {
        return RestAssured.given().auth().oauth2(token).post(gateway.uri(SEND));
    }

    private static String token(String kind) {
        return RestAssured.get(mint + kind).asString();
    }

    private static void open(GatewayProcess gateway, CompletableFuture<Integer> closed) throws Exception {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("carillon.v1")
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }
}
