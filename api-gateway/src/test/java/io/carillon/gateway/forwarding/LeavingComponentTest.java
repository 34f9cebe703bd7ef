package io.carillon.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.gateway.Behind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class LeavingComponentTest {
    @TestHTTPResource("/ws")
    URI sockets;

    @Inject
    OpenTunnels tunnels;

    @Test
    void tellsEverySocketToComeBack() throws Exception {
        CompletableFuture<Integer> idle = new CompletableFuture<>();
        CompletableFuture<Integer> busy = new CompletableFuture<>();
        open(idle);
        open(busy).sendText("x".repeat(100_000), true).get(5, TimeUnit.SECONDS);

        tunnels.closeAll();

        assertThat(idle.get(5, TimeUnit.SECONDS)).isEqualTo(1012);
        assertThat(busy.get(5, TimeUnit.SECONDS)).isEqualTo(1012);
    }

    private WebSocket open(CompletableFuture<Integer> closed) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("carillon.v1")
                .buildAsync(URI.create("ws://" + sockets.getAuthority() + "/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }
                })
                .get(5, TimeUnit.SECONDS);
    }
}
