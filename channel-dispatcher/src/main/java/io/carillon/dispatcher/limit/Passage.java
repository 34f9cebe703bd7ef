package io.carillon.dispatcher.limit;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;

/** What became of a delivery at an account. */
public sealed interface Passage {

    /** The account was called. */
    record Called(AttemptOutcome outcome) implements Passage {}

    /** It was not, for this reason; another account may be. */
    record Refused(Failed why) implements Passage {}
}
