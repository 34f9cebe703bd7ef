package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * What SendGrid's answers mean. Sources: Twilio SendGrid API reference, "Mail Send: Responses", "Mail Send: Errors",
 * "Status codes" and "Rate limits" ({@code X-RateLimit-Reset} is a moment in seconds since 1970).
 */
final class SendGridAnswers {
    private static final String SAFE_FIELD = "[a-z0-9_.]{1,60}";
    private static final long LONGEST_WAIT = Duration.ofHours(24).toMillis();

    private SendGridAnswers() {}

    /**
     * 202 takes the mail and names it in {@code X-Message-Id}; an error lists {@code errors[].field} and {@code message}.
     * None of the answers suppresses an address: SendGrid takes mail before it asks the mailbox, so that an address is
     * gone comes later, as a receipt.
     */
    static AttemptOutcome outcomeOf(HttpAnswer answer, Instant now) {
        if (answer.status() == 202) {
            return new Sent(answer.headers().get("X-Message-Id"));
        }
        JsonObject error = firstError(answer);
        FailureCategory category = categoryOf(answer, text(error, "field"), text(error, "message"));
        return new Failed(category, code(answer, text(error, "field")), "SendGrid refused the mail", wait(answer, now));
    }

    private static FailureCategory categoryOf(HttpAnswer answer, String field, String message) {
        return switch (answer.status()) {
            case 400 -> ofField(field);
            case 401, 403 ->
                message.contains("credits exceeded") ? FailureCategory.THROTTLED : FailureCategory.MISCONFIGURED;
            case 413 -> FailureCategory.CONTENT_REFUSED;
            default -> answer.categoryOfStatus();
        };
    }

    private static FailureCategory ofField(String field) {
        if (field.startsWith("personalizations") && field.contains(".to")) {
            return FailureCategory.INVALID_RECIPIENT;
        }
        boolean sender = field.startsWith("from") || field.startsWith("reply_to");
        return sender ? FailureCategory.MISCONFIGURED : FailureCategory.CONTENT_REFUSED;
    }

    private static String code(HttpAnswer answer, String field) {
        return field.matches(SAFE_FIELD) ? answer.status() + " " + field : Integer.toString(answer.status());
    }

    private static Long wait(HttpAnswer answer, Instant now) {
        String reset = answer.headers().get("X-RateLimit-Reset");
        boolean says = answer.status() == 429 && reset != null && reset.matches("[0-9]{1,12}");
        return answer.retryAfterMillis() != null || !says
                ? answer.retryAfterMillis()
                : Long.valueOf(Math.clamp(Long.parseLong(reset) * 1000 - now.toEpochMilli(), 0L, LONGEST_WAIT));
    }

    private static JsonObject firstError(HttpAnswer answer) {
        return answer.json().getValue("errors") instanceof JsonArray errors
                        && !errors.isEmpty()
                        && errors.getValue(0) instanceof JsonObject error
                ? error
                : new JsonObject();
    }

    private static String text(JsonObject error, String name) {
        return error.getValue(name) instanceof String text ? text : "";
    }
}
