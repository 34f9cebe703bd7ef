package io.carillon.systemtests.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The simulated vendors: what they were sent, and how they are to behave. */
public final class Simulator {
    private final String url;

    Simulator(String url) {
        this.url = url;
    }

    /** Requests to a vendor whose body contains this marker, newest first. */
    public List<JsonNode> requests(String provider, String marker) {
        JsonNode all = Http.get(url + "/requests?limit=1000&provider=" + provider)
                .send()
                .expect(200)
                .json();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(request -> request.path("body").toString().contains(marker))
                .toList();
    }

    /** Makes a vendor fail with this status for as long as {@code work} takes. */
    public void whileFailing(String provider, int status, Runnable work) {
        whileBehaving(provider, Map.of("status", status), work);
    }

    /** Makes a vendor behave like this for as long as {@code work} takes. */
    public void whileBehaving(String provider, Map<String, Object> behaviour, Runnable work) {
        behave(provider, behaviour);
        try {
            work.run();
        } finally {
            behave(provider, Map.of());
        }
    }

    /** What a vendor reported of a message that it knows by this name, and how that was answered; newest first. */
    public List<JsonNode> callbacks(String messageId) {
        JsonNode all = Http.get(url + "/callbacks?limit=1000&messageId=" + messageId)
                .send()
                .expect(200)
                .json();
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    private void behave(String provider, Map<String, Object> behaviour) {
        Http.request("PUT", url + "/behaviour/" + provider)
                .json(behaviour)
                .send()
                .expect(200);
    }
}
