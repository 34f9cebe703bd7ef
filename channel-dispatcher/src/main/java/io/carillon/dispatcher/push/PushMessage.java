package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.events.Content;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The body of FCM's {@code messages:send} for one device. Data values are strings; our ids let a device report back. */
final class PushMessage {
    private PushMessage() {}

    static JsonObject json(String token, Delivery delivery) {
        Content content = delivery.content();
        JsonObject message = new JsonObject()
                .put("token", token)
                .put("notification", notification(content))
                .put("data", data(delivery));
        if (content.actionUrl() != null && content.actionUrl().startsWith("https://")) {
            JsonObject options = new JsonObject().put("link", content.actionUrl());
            message.put("webpush", new JsonObject().put("fcm_options", options));
        }
        return new JsonObject().put("message", message);
    }

    private static JsonObject notification(Content content) {
        JsonObject notification = new JsonObject();
        putIfPresent(notification, "title", content.title());
        putIfPresent(notification, "body", content.body());
        return notification;
    }

    private static JsonObject data(Delivery delivery) {
        JsonObject data = new JsonObject();
        Map<String, String> given = delivery.content().data();
        if (given != null) {
            given.forEach(data::put);
        }
        putIfPresent(data, "actionUrl", delivery.content().actionUrl());
        return data.put("carillon_notification", delivery.notificationId()).put("carillon_delivery", delivery.id());
    }

    private static void putIfPresent(JsonObject target, String name, String value) {
        if (value != null) {
            target.put(name, value);
        }
    }
}
