package io.carillon.dispatcher.push;

import io.carillon.events.PushOptions;
import io.vertx.core.json.JsonObject;

/** A message as FCM's HTTP API wants it; source: Firebase, "REST Resource: projects.messages". Pure. */
final class FcmJson {
    private FcmJson() {}

    static JsonObject request(String token, PushMessage message) {
        return new JsonObject().put("message", message(token, message));
    }

    static JsonObject message(String token, PushMessage message) {
        JsonObject json = new JsonObject().put("token", token);
        JsonObject notification = new JsonObject();
        putIfPresent(notification, "title", message.title());
        putIfPresent(notification, "body", message.body());
        putIfPresent(notification, "image", message.options().imageUrl());
        json.put("notification", notification);
        json.put("data", JsonObject.mapFrom(message.data()));
        json.put("android", android(message));
        json.put("apns", apns(message));
        putUnlessEmpty(json, "webpush", webpush(message));
        return json;
    }

    private static JsonObject android(PushMessage message) {
        PushOptions options = message.options();
        JsonObject android = new JsonObject().put("priority", message.urgent() ? "high" : "normal");
        putIfPresent(android, "collapse_key", options.collapseKey());
        putIfPresent(android, "ttl", options.ttlSeconds() == null ? null : options.ttlSeconds() + "s");
        JsonObject notification = new JsonObject();
        putIfPresent(notification, "channel_id", options.androidChannelId());
        putIfPresent(notification, "sound", options.sound());
        if (options.badge() != null && options.badge() > 0) {
            notification.put("notification_count", options.badge());
        }
        putUnlessEmpty(android, "notification", notification);
        return android;
    }

    private static JsonObject apns(PushMessage message) {
        PushOptions options = message.options();
        JsonObject headers = new JsonObject().put("apns-priority", message.urgent() ? "10" : "5");
        putIfPresent(headers, "apns-collapse-id", options.collapseKey());
        putIfPresent(
                headers,
                "apns-expiration",
                message.expiresAt().map(String::valueOf).orElse(null));
        JsonObject aps = new JsonObject();
        putIfPresent(aps, "sound", options.sound());
        putIfPresent(aps, "badge", options.badge());
        if (options.imageUrl() != null) {
            aps.put("mutable-content", 1);
        }
        JsonObject apns = new JsonObject().put("headers", headers).put("payload", new JsonObject().put("aps", aps));
        if (options.imageUrl() != null) {
            apns.put("fcm_options", new JsonObject().put("image", options.imageUrl()));
        }
        return apns;
    }

    private static JsonObject webpush(PushMessage message) {
        JsonObject headers = new JsonObject();
        Integer ttl = message.options().ttlSeconds();
        putIfPresent(headers, "TTL", ttl == null ? null : ttl.toString());
        JsonObject webpush = new JsonObject();
        putUnlessEmpty(webpush, "headers", headers);
        message.link().ifPresent(link -> webpush.put("fcm_options", new JsonObject().put("link", link)));
        return webpush;
    }

    private static void putIfPresent(JsonObject target, String name, Object value) {
        if (value != null) {
            target.put(name, value);
        }
    }

    private static void putUnlessEmpty(JsonObject target, String name, JsonObject value) {
        if (!value.isEmpty()) {
            target.put(name, value);
        }
    }
}
