package io.carillon.systemtests.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A browser's tab that comes and goes, to any replica, and always says which place it saw last. Keeps every notification
 * frame of its life.
 */
public final class Tab {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String token;
    private final List<JsonNode> frames = new ArrayList<>();
    private WebSocket socket;
    private Listener listener;
    private String place;
    private JsonNode count;
    private int resumes;
    private int closeCode;

    public Tab(String token) {
        this.token = token;
    }

    /** Connects, unless it is. Waits without the lock: what the server says first may be told before the socket is given. */
    public void connect(String url) {
        Optional<Listener> fresh = listen();
        if (fresh.isPresent()) {
            WebSocket opened = HTTP.newWebSocketBuilder()
                    .subprotocols("carillon.v1", offers())
                    .buildAsync(URI.create(url), fresh.get())
                    .join();
            opened(fresh.get(), opened);
        }
    }

    private synchronized Optional<Listener> listen() {
        if (listener != null) {
            return Optional.empty();
        }
        listener = new Listener();
        return Optional.of(listener);
    }

    private synchronized String[] offers() {
        return place == null ? new String[] {"bearer." + token} : new String[] {"bearer." + token, "after." + place};
    }

    private synchronized void opened(Listener from, WebSocket opened) {
        if (from == listener) {
            socket = opened;
        }
    }

    /** The network breaks: what was sent and not read yet is gone. */
    public synchronized void breakOff() {
        if (socket != null) {
            socket.abort();
            socket = null;
            listener = null;
        }
    }

    public synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /** The place it saw last. */
    public synchronized String place() {
        return place;
    }

    /** The unread count it was told last. */
    public synchronized long unread() {
        return count == null ? -1 : count.path("total").asLong();
    }

    /** How often it came back and was sent what it had missed. */
    public synchronized int resumes() {
        return resumes;
    }

    public synchronized int closeCode() {
        return closeCode;
    }

    private synchronized void take(Listener from, JsonNode frame) {
        if (from != listener) {
            return;
        }
        switch (frame.path("type").asText()) {
            case "welcome" -> welcomed(frame);
            case "notification.created", "notification.updated" -> {
                frames.add(frame);
                place = frame.path("id").asText();
            }
            case "unread-count" -> count = frame;
            default -> {}
        }
    }

    private void welcomed(JsonNode frame) {
        if (place != null && !frame.path("resumed").asBoolean()) {
            throw new IllegalStateException("not resumed: " + frame);
        }
        resumes += place == null ? 0 : 1;
        place = frame.path("lastEventId").asText();
        count = frame.path("unread");
    }

    private synchronized void ended(Listener from, int code) {
        if (from == listener) {
            closeCode = code;
            socket = null;
            listener = null;
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                take(this, Json.read(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended(this, code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended(this, 1006);
        }
    }
}
