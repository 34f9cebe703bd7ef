package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What FCM refuses about a message; source: Firebase, "REST Resource: projects.messages". Field names in either case. */
final class FcmChecks {
    private static final int LARGEST = 4_096;
    private static final Set<String> TARGETS = Set.of("token", "topic", "condition", "fid");
    private static final Set<String> REQUEST = Set.of("message", "validate_only");
    private static final Set<String> MESSAGE = Set.of(
            "name",
            "data",
            "notification",
            "android",
            "webpush",
            "apns",
            "fcm_options",
            "token",
            "topic",
            "condition",
            "fid");
    private static final Set<String> NOTIFICATION = Set.of("title", "body", "image");
    private static final Set<String> ANDROID = Set.of(
            "collapse_key",
            "priority",
            "ttl",
            "restricted_package_name",
            "data",
            "notification",
            "fcm_options",
            "direct_boot_ok",
            "bandwidth_constrained_ok",
            "restricted_satellite_ok");
    private static final Set<String> APNS = Set.of("headers", "payload", "fcm_options", "live_activity_token");
    private static final Set<String> WEBPUSH = Set.of("headers", "data", "notification", "fcm_options");

    private FcmChecks() {}

    static Optional<Answer> problem(JsonObject request) {
        try {
            return unknown(request, REQUEST, "").or(() -> message(request.getJsonObject("message")));
        } catch (ClassCastException wrongType) {
            return invalid("Invalid JSON payload received.");
        }
    }

    private static Optional<Answer> message(JsonObject message) {
        if (message == null) {
            return invalid("The message is not set.");
        }
        long targets = TARGETS.stream().filter(message::containsKey).count();
        if (targets != 1) {
            return invalid(
                    targets == 0
                            ? "Recipient of the message is not set."
                            : "Exactly one of token, topic or condition is to be set.");
        }
        return unknown(message, MESSAGE, " at 'message'")
                .or(() -> unknown(part(message, "notification"), NOTIFICATION, " at 'message.notification'"))
                .or(() -> texts(part(message, "data"), "message.data"))
                .or(() -> reserved(part(message, "data")))
                .or(() -> android(part(message, "android")))
                .or(() -> apns(part(message, "apns")))
                .or(() -> webpush(part(message, "webpush")))
                .or(() -> token(message.getValue("token")))
                .or(() -> size(message));
    }

    private static JsonObject part(JsonObject whole, String name) {
        return whole.getJsonObject(name, new JsonObject());
    }

    private static Optional<Answer> android(JsonObject android) {
        String priority = android.getString("priority", "normal");
        String ttl = android.getString("ttl", "0s");
        return unknown(android, ANDROID, " at 'message.android'")
                .or(() -> texts(part(android, "data"), "message.android.data"))
                .or(() -> unless(
                        priority.matches("(?i)normal|high"),
                        "Invalid value at 'message.android.priority' (type.googleapis.com/google.firebase.fcm.v1."
                                + "AndroidMessagePriority), \"" + priority + "\""))
                .or(() -> unless(
                        ttl.matches("\\d{1,10}(\\.\\d{1,9})?s"),
                        "Invalid value at 'message.android.ttl' (type.googleapis.com/google.protobuf.Duration), Field"
                                + " 'ttl', Illegal duration format; duration must end with 's'"));
    }

    private static Optional<Answer> apns(JsonObject apns) {
        return unknown(apns, APNS, " at 'message.apns'")
                .or(() -> texts(part(apns, "headers"), "message.apns.headers"))
                .or(() -> {
                    Object badge = part(part(apns, "payload"), "aps").getValue("badge");
                    return unless(
                            badge == null || badge instanceof Number,
                            "Invalid value around path 'apns.payload.aps.badge'");
                });
    }

    private static Optional<Answer> webpush(JsonObject webpush) {
        String options = webpush.containsKey("fcm_options") ? "fcm_options" : "fcmOptions";
        String link = part(webpush, options).getString("link", "https://");
        return unknown(webpush, WEBPUSH, " at 'message.webpush'")
                .or(() -> texts(part(webpush, "headers"), "message.webpush.headers"))
                .or(() -> texts(part(webpush, "data"), "message.webpush.data"))
                .or(() -> unless(link.startsWith("https://"), "WebpushFcmOptions.link must be a HTTPS URL"));
    }

    private static Optional<Answer> token(Object given) {
        boolean fine = given == null || given instanceof String token && token.matches("[A-Za-z0-9_:-]{1,4096}");
        return unless(
                fine && Rehearsal.ofToken(String.valueOf(given)) != Rehearsal.INVALID,
                "The registration token is not a valid FCM registration token");
    }

    private static Optional<Answer> size(JsonObject message) {
        JsonObject payload = message.copy();
        TARGETS.forEach(payload::remove);
        return unless(
                payload.encode().getBytes(StandardCharsets.UTF_8).length <= LARGEST, "Android message is too big");
    }

    private static Optional<Answer> reserved(JsonObject data) {
        return data.fieldNames().stream()
                .filter(name -> name.equals("from") || name.equals("message_type") || name.matches("(google|gcm).*"))
                .findFirst()
                .flatMap(name -> invalid("Invalid data payload key: " + name));
    }

    private static Optional<Answer> texts(JsonObject fields, String place) {
        return fields.stream()
                .filter(entry -> !(entry.getValue() instanceof String))
                .findFirst()
                .flatMap(entry ->
                        invalid("Invalid value at '" + place + "[0].value' (TYPE_STRING), " + entry.getValue()));
    }

    private static Optional<Answer> unknown(JsonObject fields, Set<String> known, String place) {
        return fields.getMap().entrySet().stream()
                .map(Map.Entry::getKey)
                .filter(name ->
                        !known.contains(name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)))
                .findFirst()
                .flatMap(name -> invalid("Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field."
                        .formatted(name, place)));
    }

    private static Optional<Answer> unless(boolean fine, String message) {
        return fine ? Optional.empty() : invalid(message);
    }

    private static Optional<Answer> invalid(String message) {
        return Optional.of(FcmApi.error(400, "INVALID_ARGUMENT", message, "INVALID_ARGUMENT"));
    }
}
