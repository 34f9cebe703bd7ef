package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.CallbackSignature;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Firebase Cloud Messaging, HTTP v1 ({@code projects.messages.send}). The vendor reports nothing; for tokens that say
 * {@code sim-delivered-}, {@code sim-opened-} or {@code sim-clicked-} the simulator plays the app, which reports to the
 * address in the message's data.
 */
final class FcmApi implements VendorApi {
    private final GoogleTokens tokens;

    FcmApi(GoogleTokens tokens) {
        this.tokens = tokens;
    }

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
        if (call.bearer().filter(tokens::isGood).isEmpty()) {
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
                ? error(400, "INVALID_ARGUMENT", "Invalid JSON payload received.", "INVALID_ARGUMENT")
                : FcmChecks.problem(body.get())
                        .or(() -> dead(call))
                        .orElseGet(() -> sent(call.pathPart("project"), isTrial(body.get())));
    }

    private Optional<Answer> dead(Call call) {
        return rehearsal(call) == Rehearsal.DEAD ? Optional.of(failure(404)) : Optional.empty();
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

    @Override
    public Rehearsal rehearsal(Call call) {
        return Rehearsal.ofToken(message(call).getString("token"));
    }

    private static JsonObject message(Call call) {
        Object message = call.json().orElseGet(JsonObject::new).getValue("message");
        return message instanceof JsonObject json && !(json.getValue("token") instanceof Number)
                ? json
                : new JsonObject();
    }

    @Override
    public List<Callback> story(Call call, Answer answer, Webhooks webhooks) {
        JsonObject message = message(call);
        JsonObject data = message.getJsonObject("data", new JsonObject());
        List<Callback> story = new ArrayList<>();
        if (String.valueOf(message.getString("token")).startsWith("sim-") && data.containsKey("carillon_receipt")) {
            for (String event : events(rehearsal(call))) {
                JsonObject report = new JsonObject()
                        .put("receipt", data.getString("carillon_receipt"))
                        .put("event", event);
                story.add(new Callback(
                        provider(),
                        answer.body().getString("name"),
                        event,
                        data.getString("carillon_receipt_url"),
                        "application/json",
                        report.encode(),
                        CallbackSignature.NONE,
                        List.of()));
            }
        }
        return story;
    }

    private static List<String> events(Rehearsal rehearsal) {
        return switch (rehearsal) {
            case DELIVERED, SLOW -> List.of("delivered");
            case OPENED -> List.of("delivered", "opened");
            case CLICKED -> List.of("delivered", "opened", "clicked");
            default -> List.of();
        };
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

    static Answer error(int status, String name, String message, String code) {
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
