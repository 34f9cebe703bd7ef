package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** One request a simulated vendor got and what it answered; credentials are not kept. */
record Sent(String provider, Instant receivedAt, Call call, Answer answer) {

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("provider", provider)
                .put("receivedAt", receivedAt.toString())
                .put("path", call.path())
                .put("status", answer.status());
        return json.put(
                        "body",
                        call.isForm()
                                ? form()
                                : call.json().map(Object.class::cast).orElse(call.body()))
                .put("answer", answer.body())
                .put("answerHeaders", new JsonObject(java.util.Map.copyOf(answer.headers())));
    }

    private JsonObject form() {
        JsonObject form = new JsonObject();
        call.parameters().forEach(field -> {
            if (!field.getKey().startsWith("path.")) {
                form.put(field.getKey(), field.getValue());
            }
        });
        return form;
    }
}
