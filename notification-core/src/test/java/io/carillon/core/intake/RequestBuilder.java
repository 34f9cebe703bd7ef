package io.carillon.core.intake;

import io.carillon.events.NotificationRequested;
import io.carillon.testkit.Json;
import java.util.HashMap;
import java.util.Map;

/** A good request by template, with one field after another set otherwise, as a caller would write it. */
final class RequestBuilder {
    private final Map<String, Object> body;

    private RequestBuilder(Map<String, Object> body) {
        this.body = body;
    }

    static RequestBuilder byTemplate() {
        return new RequestBuilder(Map.of())
                .with("template", Map.of("code", "welcome"))
                .with("recipient", Map.of("email", "ada@example.com"))
                .with("data", Map.of("name", "Ada"));
    }

    static RequestBuilder inline(String channel, Map<String, Object> parts) {
        return new RequestBuilder(Map.of())
                .with("content", Map.of(channel, parts))
                .with("recipient", Map.of("email", "ada@example.com"));
    }

    RequestBuilder with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return new RequestBuilder(changed);
    }

    RequestBuilder recipient(String field, Object value) {
        return with("recipient", Map.of(field, value));
    }

    NotificationRequested build() {
        return Json.mapper().convertValue(body, NotificationRequested.class);
    }
}
