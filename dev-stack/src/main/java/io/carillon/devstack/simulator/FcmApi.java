package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Firebase Cloud Messaging, HTTP v1 ({@code projects.messages.send}). */
final class FcmApi implements VendorApi {

    private static final Set<String> TARGETS = Set.of("token", "topic", "condition");
    private static final Set<String> REQUEST_FIELDS = Set.of("message", "validate_only", "validateOnly");
    private static final Set<String> MESSAGE_FIELDS = Set.of(
            "name",
            "data",
            "notification",
            "android",
            "webpush",
            "apns",
            "fcm_options",
            "fcmOptions",
            "token",
            "topic",
            "condition");

    @Override
    public String provider() {
        return "fcm";
    }

    @Override
    public String path() {
        return "/fcm/v1/projects/(?<project>[^/]+)/messages:send";
    }

    @Override
    public Answer answer(Call call) {
        if (call.bearer().isEmpty()) {
            return error(
                    401,
                    "UNAUTHENTICATED",
                    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or"
                            + " other valid authentication credential.",
                    "THIRD_PARTY_AUTH_ERROR");
        }
        if (call.pathPart("project").startsWith("unknown")) {
            return error(
                    403,
                    "PERMISSION_DENIED",
                    "Permission 'cloudmessaging.messages.create' denied",
                    "SENDER_ID_MISMATCH");
        }
        Optional<JsonObject> body = call.isJson() ? call.json() : Optional.empty();
        return body.isEmpty()
                ? invalid("Invalid JSON payload received.")
                : problem(body.get()).orElseGet(() -> sent(call.pathPart("project"), isTrial(body.get())));
    }

    private static boolean isTrial(JsonObject request) {
        return Boolean.TRUE.equals(request.getValue("validate_only", request.getValue("validateOnly")));
    }

    private static Answer sent(String project, boolean trial) {
        if (trial) {
            return Answer.of(
                    200, new JsonObject().put("name", "projects/%s/messages/fake_message_id".formatted(project)));
        }
        String id = "0:%d%%%s"
                .formatted(
                        System.currentTimeMillis(), UUID.randomUUID().toString().substring(0, 16));
        return Answer.of(200, new JsonObject().put("name", "projects/%s/messages/%s".formatted(project, id)));
    }

    private static Optional<Answer> problem(JsonObject request) {
        try {
            return unknownField(request.getMap(), REQUEST_FIELDS, "")
                    .or(() -> messageProblem(request.getJsonObject("message")));
        } catch (ClassCastException wrongType) {
            return Optional.of(invalid("Invalid JSON payload received."));
        }
    }

    private static Optional<Answer> messageProblem(JsonObject message) {
        if (message == null) {
            return Optional.of(invalid("The message is not set."));
        }
        long targets = TARGETS.stream().filter(message::containsKey).count();
        if (targets != 1) {
            return Optional.of(invalid(
                    targets == 0
                            ? "Recipient of the message is not set."
                            : "Exactly one of token, topic or condition is to be set."));
        }
        return unknownField(message.getMap(), MESSAGE_FIELDS, " at 'message'").or(() -> dataProblem(message));
    }

    private static Optional<Answer> unknownField(Map<String, Object> fields, Set<String> known, String place) {
        return fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> invalid("Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field."
                        .formatted(name, place)));
    }

    private static Optional<Answer> dataProblem(JsonObject message) {
        return message.getJsonObject("data", new JsonObject()).stream()
                .filter(entry -> !(entry.getValue() instanceof String))
                .findFirst()
                .map(entry -> invalid("Invalid value at 'message.data[0].value' (TYPE_STRING), " + entry.getValue()));
    }

    @Override
    public Answer failure(int status) {
        return switch (status) {
            case 429 -> error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", "QUOTA_EXCEEDED");
            case 404 -> error(404, "NOT_FOUND", "Requested entity was not found.", "UNREGISTERED");
            case 503 -> error(503, "UNAVAILABLE", "The service is currently unavailable.", "UNAVAILABLE");
            default -> error(status, "INTERNAL", "Internal error encountered.", "INTERNAL");
        };
    }

    private static Answer invalid(String message) {
        return error(400, "INVALID_ARGUMENT", message, "INVALID_ARGUMENT");
    }

    private static Answer error(int status, String name, String message, String code) {
        JsonObject detail = new JsonObject()
                .put("@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError")
                .put("errorCode", code);
        return Answer.of(
                status,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("code", status)
                                        .put("message", message)
                                        .put("status", name)
                                        .put("details", new JsonArray().add(detail))));
    }
}
