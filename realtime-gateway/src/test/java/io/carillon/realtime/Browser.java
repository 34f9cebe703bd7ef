package io.carillon.realtime;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser's end of a socket: remembers frames and the close. */
final class Browser implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Queue<Browser> OPENED = new ConcurrentLinkedQueue<>();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final AtomicInteger counts = new AtomicInteger();
    private WebSocket socket;

    private Browser() {}

    /** Connects offering the subprotocols. */
    static Browser connect(URI door, String... subprotocols) throws Exception {
        return connect(door, HTTP.newWebSocketBuilder(), subprotocols);
    }

    /** Connects from a page of this origin. */
    static Browser from(String origin, URI door, String... subprotocols) throws Exception {
        return connect(door, HTTP.newWebSocketBuilder().header("Origin", origin), subprotocols);
    }

    /** Connects as one who saw everything up to a place. */
    static Browser back(URI door, String token, long lastEventId) throws Exception {
        return connect(door, "carillon.v1", "bearer." + token, "after." + lastEventId);
    }

    private static Browser connect(URI door, WebSocket.Builder builder, String... subprotocols) throws Exception {
        Browser browser = new Browser();
        if (subprotocols.length > 0) {
            String[] rest = java.util.Arrays.copyOfRange(subprotocols, 1, subprotocols.length);
            builder.subprotocols(subprotocols[0], rest);
        }
        OPENED.add(browser);
        browser.socket = builder.buildAsync(URI.create("ws://" + door.getAuthority() + "/ws"), browser)
                .get(10, TimeUnit.SECONDS);
        return browser;
    }

    static Browser signedIn(URI door, String token) throws Exception {
        return connect(door, "carillon.v1", "bearer." + token);
    }

    void send(String frame) throws Exception {
        socket.sendText(frame, true).get(5, TimeUnit.SECONDS);
    }

    /** The next frame, or null when none comes in time. */
    String next(long millis) throws InterruptedException {
        return frames.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The next frame that is not about presence or counts. */
    String next() throws InterruptedException {
        String frame = next(10_000);
        while (frame != null && (frame.contains("\"presence\"") || frame.contains("\"unread-count\""))) {
            frame = next(10_000);
        }
        return frame;
    }

    /** The next frame of this type, whatever comes before it. */
    String next(String type) throws InterruptedException {
        String frame = next(10_000);
        while (frame != null && !frame.startsWith("{\"type\":\"" + type + "\"")) {
            frame = next(10_000);
        }
        return frame;
    }

    /** Whether nothing of this type comes for a while. */
    boolean hearsNo(String type) throws InterruptedException {
        for (String frame = next(400); frame != null; frame = next(400)) {
            if (frame.startsWith("{\"type\":\"" + type)) {
                return false;
            }
        }
        return true;
    }

    /** How many unread counts came. */
    int counts() {
        return counts.get();
    }

    /** All leave, and the server has noticed. */
    static void allLeave() {
        for (Browser browser = OPENED.poll(); browser != null; browser = OPENED.poll()) {
            browser.leave();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/metrics").asString().contains("carillon_realtime_sockets 0.0"));
    }

    void leave() {
        if (socket != null) {
            socket.abort();
        }
    }

    int closeCode() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            counts.addAndGet(partial.indexOf("\"unread-count\"") > 0 ? 1 : 0);
            frames.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
