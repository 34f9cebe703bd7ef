package io.carillon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class TunnelComponentTest {
    @TestHTTPResource("/ws")
    URI sockets;

    @Test
    void carriesFramesBothWaysAndTheSubprotocol() throws Exception {
        Echo echo = new Echo();
        WebSocket socket = connect(echo);

        socket.sendText("ring the bell", true).get(5, TimeUnit.SECONDS);

        assertThat(socket.getSubprotocol()).isEqualTo("carillon.v1");
        assertThat(echo.heard.get(5, TimeUnit.SECONDS)).isEqualTo("ring the bell");
        socket.sendClose(1000, "").get(5, TimeUnit.SECONDS);
    }

    @Test
    void carriesTheClose() throws Exception {
        Echo echo = new Echo();

        connect(echo).sendClose(4000, "enough").get(5, TimeUnit.SECONDS);

        assertThat(echo.closed.get(5, TimeUnit.SECONDS)).isEqualTo(4000);
    }

    private WebSocket connect(Echo echo) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("carillon.v1", "bearer.abc")
                .buildAsync(URI.create("ws://" + sockets.getAuthority() + "/ws"), echo)
                .get(5, TimeUnit.SECONDS);
    }

    private static final class Echo implements WebSocket.Listener {
        private final CompletableFuture<String> heard = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.complete(data.toString());
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}
