package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;

/** What Twilio's codes mean; source: Twilio, "Error and Warning Dictionary". Pure. */
final class TwilioCodes {
    private static final int CREATED = 201;

    private TwilioCodes() {}

    /** How an attempt ended that Twilio answered. */
    static AttemptOutcome outcomeOf(HttpAnswer answer) {
        if (answer.status() == CREATED) {
            return new Sent(HttpAnswer.promised(answer.json().getValue("sid"), "sid"));
        }
        int code = answer.json().getValue("code") instanceof Number number ? number.intValue() : answer.status();
        return new Failed(
                categoryOf(code, answer),
                Integer.toString(code),
                "Twilio refused the text",
                answer.retryAfterMillis(),
                suppressionOf(code),
                null);
    }

    private static FailureCategory categoryOf(int code, HttpAnswer answer) {
        return switch (code) {
            case 21211, 21214, 21217, 21265, 21610, 21612, 21614, 21635, 30003, 30004, 30005, 30006, 60033 ->
                FailureCategory.INVALID_RECIPIENT;
            case 21602, 21617, 21619, 21620, 30007, 30019, 30044, 63013 -> FailureCategory.CONTENT_REFUSED;
            case 14107, 20429, 21611, 30001, 30022, 63017, 63018, 63038 -> FailureCategory.THROTTLED;
            case 30008, 30017, 30024 -> FailureCategory.TRANSIENT;
            case 20003,
                    20005,
                    20006,
                    20404,
                    21212,
                    21266,
                    21408,
                    21603,
                    21606,
                    21607,
                    21608,
                    21609,
                    21659,
                    21660,
                    21701,
                    21703,
                    21705,
                    30002,
                    30032,
                    30034 -> FailureCategory.MISCONFIGURED;
            default -> answer.categoryOfStatus();
        };
    }

    /** Why a number must not be written to any more; null unless the code says so of the number itself. */
    static SuppressionReason suppressionOf(int code) {
        return switch (code) {
            case 21610 -> SuppressionReason.STOP;
            case 21211, 21614, 30005, 30006 -> SuppressionReason.HARD_BOUNCE;
            default -> null;
        };
    }
}
