package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What FCM's answers mean; source: Firebase, "REST Resource: projects.messages", "ErrorCode". Pure. */
final class FcmCodes {
    static final String UNREGISTERED = "UNREGISTERED";

    private FcmCodes() {}

    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        JsonObject json = answer.json();
        if (answer.status() == 200) {
            return new Sent(HttpAnswer.promised(json.getValue("name"), "name"));
        }
        JsonObject error = json.getValue("error") instanceof JsonObject object ? object : new JsonObject();
        String code = errorCode(error);
        return answer.failed(
                categoryOf(code, error, answer),
                code.isEmpty() ? "" + answer.status() : code,
                "FCM refused the message");
    }

    private static FailureCategory categoryOf(String code, JsonObject error, HttpAnswer answer) {
        return switch (code) {
            case UNREGISTERED -> FailureCategory.INVALID_RECIPIENT;
            case "INVALID_ARGUMENT" ->
                blamesToken(error) ? FailureCategory.INVALID_RECIPIENT : FailureCategory.CONTENT_REFUSED;
            case "QUOTA_EXCEEDED", "RESOURCE_EXHAUSTED" -> FailureCategory.THROTTLED;
            case "UNAVAILABLE", "INTERNAL" -> FailureCategory.TRANSIENT;
            case "SENDER_ID_MISMATCH", "THIRD_PARTY_AUTH_ERROR", "UNAUTHENTICATED", "PERMISSION_DENIED" ->
                FailureCategory.MISCONFIGURED;
            default -> answer.categoryOfStatus();
        };
    }

    /** The same code stands for a wrong message and for a token that never was one. */
    private static boolean blamesToken(JsonObject error) {
        return String.valueOf(error.getValue("message")).contains("registration token");
    }

    /** The FcmError detail's code, else the status of the Google API error. */
    private static String errorCode(JsonObject error) {
        JsonArray details = error.getValue("details") instanceof JsonArray array ? array : new JsonArray();
        return details.stream()
                .filter(JsonObject.class::isInstance)
                .map(detail -> ((JsonObject) detail).getValue("errorCode"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(error.getValue("status") instanceof String status ? status : "");
    }
}
