package io.carillon.devstack.simulator.callback;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The newest fifty thousand messages that vendors accepted, each in the state it has reached, and who said stop. */
public final class Messages {
    private static final int MOST = 50_000;

    private final Map<String, JsonObject> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonObject> eldest) {
            return size() > MOST;
        }
    };

    private final Set<String> muted = ConcurrentHashMap.newKeySet();

    /** @param message what the vendor shows of it, its state under {@code status} */
    public synchronized void put(String id, JsonObject message) {
        byId.put(id, message);
    }

    /** A state that the message has left behind, or an unknown message, is no matter. */
    public synchronized void reach(String id, String state) {
        byId.computeIfPresent(id, (key, message) -> message.copy().put("status", state));
    }

    public synchronized Optional<JsonObject> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(JsonObject::copy);
    }

    /** Somebody does not want to hear any more. */
    public void mute(String who) {
        muted.add(who);
    }

    public void unmute(String who) {
        muted.remove(who);
    }

    public boolean isMuted(String who) {
        return muted.contains(who);
    }
}
