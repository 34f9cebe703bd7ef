package io.carillon.dispatcher.limit;

import io.carillon.dispatcher.limit.Health.Policy;
import io.carillon.dispatcher.limit.HealthRepository.Change;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;

/** What a call's end says about its account. Pure. */
enum Lesson {
    /** The vendor answered, whatever it thought of the message. */
    WORKS(Change.SUCCEEDED),
    BROKEN(Change.FAILED),
    ASKS_TO_WAIT(Change.ASKED_TO_WAIT),
    TRIAL_WORKED(Change.TRIAL_SUCCEEDED),
    TRIAL_BROKE(Change.TRIAL_FAILED),
    /** A trial that says neither. */
    TRIAL_ENDED(Change.TRIAL_ENDED),
    /** Our own fault, or the account's settings: the vendor may be fine. */
    NOTHING(null);

    private final Change change;

    Lesson(Change change) {
        this.change = change;
    }

    static Lesson of(AttemptOutcome outcome, boolean trial) {
        return switch (outcome) {
            case AttemptOutcome.Sent sent -> trial ? TRIAL_WORKED : WORKS;
            case AttemptOutcome.Expired expired -> trial ? TRIAL_ENDED : NOTHING;
            case Failed failed -> of(failed, trial);
        };
    }

    private static Lesson of(Failed failed, boolean trial) {
        return switch (failed.category()) {
            case TRANSIENT -> trial ? TRIAL_BROKE : BROKEN;
            case INVALID_RECIPIENT, CONTENT_REFUSED -> trial ? TRIAL_WORKED : WORKS;
            case THROTTLED -> trial ? TRIAL_WORKED : waitOf(failed) > 0 ? ASKS_TO_WAIT : NOTHING;
            case MISCONFIGURED, INTERNAL -> trial ? TRIAL_ENDED : NOTHING;
        };
    }

    /** How long the vendor wants to be left alone; 0 when it did not say, or said it of an outage of its own. */
    static long waitOf(AttemptOutcome outcome) {
        return outcome instanceof Failed failed
                        && failed.retryAfterMillis() != null
                        && failed.category() == FailureCategory.THROTTLED
                ? failed.retryAfterMillis()
                : 0;
    }

    Change change() {
        return change;
    }

    Health applied(Health health, long now, Policy policy, long waitMillis) {
        Health after =
                switch (this) {
                    case WORKS -> health.succeeded();
                    case BROKEN -> health.failed(now, policy);
                    case TRIAL_WORKED -> health.trialSucceeded();
                    case TRIAL_BROKE -> health.trialFailed(now, policy);
                    case TRIAL_ENDED -> health.trialEndedOpen();
                    case ASKS_TO_WAIT, NOTHING -> health;
                };
        return waitMillis > 0 ? after.askedToWait(now + waitMillis) : after;
    }
}
