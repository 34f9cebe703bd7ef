package io.carillon.devstack.simulator.callback;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** The newest ten thousand callbacks, and counts of all. */
final class CallbackLog {
    private static final int MOST = 10_000;

    private final Deque<JsonObject> all = new ArrayDeque<>();
    private final Map<String, JsonObject> counts = new TreeMap<>();

    /** @param status what the receiver answered; 0 for nothing */
    synchronized void add(Callback callback, String url, int attempt, int status) {
        count(callback.provider(), status >= 200 && status < 300 ? "accepted" : status == 0 ? "unanswered" : "refused");
        all.addLast(new JsonObject()
                .put("provider", callback.provider())
                .put("messageId", callback.messageId())
                .put("state", callback.state())
                .put("url", url)
                .put("attempt", attempt)
                .put("status", status)
                .put("body", callback.body()));
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    synchronized void count(String provider, String kind) {
        JsonObject count = counts.computeIfAbsent(provider, none -> new JsonObject());
        count.put(kind, count.getLong(kind, 0L) + 1);
    }

    synchronized JsonObject counts() {
        JsonObject copy = new JsonObject();
        counts.forEach((provider, count) -> copy.put(provider, count.copy()));
        return copy;
    }

    /** Newest first; {@code null} means every provider, every message. */
    synchronized JsonArray list(String provider, String messageId, int limit) {
        JsonArray found = new JsonArray();
        Iterator<JsonObject> newestFirst = all.descendingIterator();
        while (newestFirst.hasNext() && found.size() < limit) {
            JsonObject sent = newestFirst.next();
            boolean wanted = provider == null || provider.equals(sent.getString("provider"));
            if (wanted && (messageId == null || messageId.equals(sent.getString("messageId")))) {
                found.add(sent);
            }
        }
        return found;
    }
}
