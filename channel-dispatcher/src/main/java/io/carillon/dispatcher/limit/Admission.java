package io.carillon.dispatcher.limit;

import io.carillon.events.AttemptOutcome.Failed;

/** Whether an account is called. */
sealed interface Admission {
    Admission CALL = new Granted(false);
    Admission TRIAL = new Granted(true);

    /**
     * It is called.
     *
     * @param trial whether the call's end decides if it is called again
     */
    record Granted(boolean trial) implements Admission {}

    /** It is not, for this reason. */
    record Refused(Failed why) implements Admission {}
}
