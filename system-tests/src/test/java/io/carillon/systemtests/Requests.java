package io.carillon.systemtests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bodies of requests for notifications; addresses and names are fresh, so tests do not see one another's mail. */
final class Requests {
    private Requests() {}

    static String freshAddress() {
        return "st-" + UUID.randomUUID() + "@example.org";
    }

    static String freshName() {
        return "Ada " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A welcome by e-mail alone. */
    static Map<String, Object> welcome(String address, String name) {
        return of("welcome", Map.of("email", address), List.of("email"), Map.of("name", name));
    }

    static Map<String, Object> of(
            String template, Map<String, Object> recipient, List<String> channels, Map<String, Object> data) {
        Map<String, Object> body = new HashMap<>();
        body.put("template", Map.of("code", template));
        body.put("recipient", recipient);
        body.put("channels", channels);
        body.put("data", data);
        return body;
    }

    /** The same body with one field set otherwise. */
    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
