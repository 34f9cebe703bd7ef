package io.carillon.systemtests.suite;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A browser's socket: collects the frames it is sent. */
public final class Socket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> frames;
    private final WebSocket socket;

    private Socket(List<JsonNode> frames, WebSocket socket) {
        this.frames = frames;
        this.socket = socket;
    }

    /** Opens a socket with the token among the subprotocols and waits for the welcome. */
    static Socket open(String url, String token) {
        Frames frames = new Frames();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("carillon.v1", "bearer." + token)
                .buildAsync(URI.create(url), frames)
                .join();
        Socket opened = new Socket(frames.received, socket);
        opened.awaitFrame("welcome", frame -> true);
        return opened;
    }

    public JsonNode awaitFrame(String type, Predicate<JsonNode> wanted) {
        return await("a frame " + type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> first(type, wanted), frame -> frame != null);
    }

    /** How many frames of this type came that are wanted. */
    public long count(String type, Predicate<JsonNode> wanted) {
        return frames.stream()
                .filter(frame -> type.equals(frame.path("type").asText()))
                .filter(wanted)
                .count();
    }

    private JsonNode first(String type, Predicate<JsonNode> wanted) {
        return frames.stream()
                .filter(frame -> type.equals(frame.path("type").asText()))
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(failure -> null)
                .join();
    }

    private static final class Frames implements WebSocket.Listener {
        private final List<JsonNode> received = new CopyOnWriteArrayList<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                received.add(Json.read(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
