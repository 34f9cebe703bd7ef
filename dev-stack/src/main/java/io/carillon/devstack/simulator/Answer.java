package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What a simulated vendor answers; an empty body is sent as no body. */
record Answer(int status, Map<String, String> headers, JsonObject body) {

    /** A body with this one field is sent as the list in it. */
    static final String LIST = "[]";

    /** No answer at all. */
    static final Answer NONE = new Answer(0, Map.of(), new JsonObject());

    static Answer of(int status, JsonObject body) {
        return new Answer(status, Map.of(), body);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
