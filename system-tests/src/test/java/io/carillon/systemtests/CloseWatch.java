package io.carillon.systemtests;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Opens a socket that is expected to be closed by the server, and tells with which code. */
final class CloseWatch implements WebSocket.Listener {
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private CloseWatch() {}

    static int codeOf(String url, String token) {
        CloseWatch watch = new CloseWatch();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("carillon.v1", "bearer." + token)
                .buildAsync(URI.create(url), watch)
                .join();
        return watch.code.orTimeout(15, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        code.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        code.completeExceptionally(failure);
    }
}
