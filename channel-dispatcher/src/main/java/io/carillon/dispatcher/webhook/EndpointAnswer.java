package io.carillon.dispatcher.webhook;

import io.carillon.dispatcher.provider.RetryAfter;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.FailureCategory;
import io.carillon.outbound.OutboundAnswer;
import java.time.Instant;

/** What an endpoint's answer means. Source: Standard Webhooks 1.0, "Webhook delivery" (statuses, throttling, 410). Pure. */
final class EndpointAnswer {
    private EndpointAnswer() {}

    /** The outcome an answer stands for: 2xx is success, everything else a failure, redirects too. */
    static AttemptOutcome outcomeOf(OutboundAnswer answer, Instant now) {
        if (answer.isSuccess()) {
            return new AttemptOutcome.Sent(null);
        }
        return new AttemptOutcome.Failed(
                category(answer.status()),
                "http_" + answer.status(),
                detail(answer.status()),
                RetryAfter.millis(answer.headers().get("Retry-After"), now));
    }

    private static FailureCategory category(int status) {
        return switch (status) {
            case 429, 502, 504 -> FailureCategory.THROTTLED;
            case 410 -> FailureCategory.INVALID_RECIPIENT;
            default -> FailureCategory.TRANSIENT;
        };
    }

    private static String detail(int status) {
        return switch (status / 100) {
            case 3 -> "the endpoint redirects, which is not followed";
            case 4 -> status == 410 ? "the endpoint is gone" : "the endpoint refuses";
            default -> "the endpoint failed";
        };
    }
}
