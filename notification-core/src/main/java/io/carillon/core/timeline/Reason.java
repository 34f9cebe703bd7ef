package io.carillon.core.timeline;

import io.carillon.events.AttemptOutcome;
import java.util.Locale;

/**
 * Why something became of a notification: every reason code of timelines, deliveries, status events and dead letters.
 * {@code docs/reasons.md} tells for each what it means and what to do.
 */
public enum Reason {
    VALIDATION_FAILED,
    TENANT_UNKNOWN,
    TENANT_SUSPENDED,
    TEMPLATE_NOT_FOUND,
    TEMPLATE_FAILED,
    VARIABLES_MISSING,
    VARIABLES_INVALID,
    ATTACHMENTS_INVALID,
    NO_CHANNEL,
    NO_CONTACT,
    NO_CONTENT,
    IDEMPOTENCY_KEY_REUSED,
    DUPLICATE,
    PREFERENCE_OPTED_OUT,
    QUIET_HOURS,
    SUPPRESSED_HARD_BOUNCE,
    SUPPRESSED_COMPLAINT,
    SUPPRESSED_STOP,
    SUPPRESSED_DEAD_TOKEN,
    SUPPRESSED_MANUAL,
    RECIPIENT_UNRESOLVED,
    SUBSCRIBER_ERASED,
    TIME_BUDGET_OVER,
    CANCELLED,
    ESCALATION_ANSWERED,
    STEP_FAILED,
    DIGEST_WAITING,
    DIGESTED,
    BATCH_CANCELLED,
    TRANSIENT,
    THROTTLED,
    BREAKER_OPEN,
    INVALID_RECIPIENT,
    CONTENT_REFUSED,
    MISCONFIGURED,
    INTERNAL,
    NO_OUTCOME_HEARD,
    REDRIVEN,
    BOUNCED,
    FAILED_LATER,
    COMPLAINED,
    STOPPED,
    INVALID_JSON,
    MISSING_ATTRIBUTE,
    INVALID_TENANT,
    UNEXPECTED_TYPE,
    UNPROCESSABLE;

    /** What the dispatcher says when it did not call a provider that had failed too often. */
    private static final String BREAKER_CODE = "breaker_open";

    /** The reason of a failed try. */
    public static Reason of(AttemptOutcome.Failed failed) {
        return BREAKER_CODE.equals(failed.code())
                ? BREAKER_OPEN
                : switch (failed.category()) {
                    case TRANSIENT -> TRANSIENT;
                    case THROTTLED -> THROTTLED;
                    case INVALID_RECIPIENT -> INVALID_RECIPIENT;
                    case CONTENT_REFUSED -> CONTENT_REFUSED;
                    case MISCONFIGURED -> MISCONFIGURED;
                    case INTERNAL -> INTERNAL;
                };
    }

    /** The code as callers read it: {@code no-contact}, {@code time-budget-over}, …. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
