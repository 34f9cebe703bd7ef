package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The list that SendGrid answers: message, field and where to read on. Also reads fields, noting those of a wrong type. */
final class SendGridErrors {
    private static final String HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.";

    private final JsonArray all = new JsonArray();

    JsonArray all() {
        return all;
    }

    static JsonObject error(String message, String field) {
        return new JsonObject()
                .put("message", message)
                .put("field", field)
                .put("help", field == null ? null : HELP + field.replaceAll("\\.\\d+", ""));
    }

    void add(String message, String field) {
        all.add(error(message, field));
    }

    void unless(boolean fine, String message, String field) {
        if (!fine) {
            add(message, field);
        }
    }

    /** The object at {@code name}; null when there is none. */
    JsonObject object(JsonObject parent, String name, String field) {
        Object value = parent.getValue(name);
        if (value != null && !(value instanceof JsonObject)) {
            add("The " + name + " parameter must be an object.", field);
        }
        return value instanceof JsonObject object ? object : null;
    }

    /** The objects in the array at {@code name}; a {@code field} of null notes no wrong types. */
    List<JsonObject> objects(JsonObject parent, String name, String field) {
        Object value = parent.getValue(name);
        List<JsonObject> objects = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (int at = 0; at < array.size(); at++) {
                if (array.getValue(at) instanceof JsonObject object) {
                    objects.add(object);
                } else if (field != null) {
                    add("Each " + name + " entry must be an object.", field + "." + at);
                }
            }
        } else if (value != null && field != null) {
            add("The " + name + " parameter must be an array.", field);
        }
        return objects;
    }
}
