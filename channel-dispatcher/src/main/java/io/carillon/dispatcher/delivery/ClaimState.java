package io.carillon.dispatcher.delivery;

/**
 * What the claim of an attempt that is not done says.
 *
 * @param owner who has the attempt in hand
 * @param called whether a call to a provider may have begun: the call mark
 */
record ClaimState(String owner, boolean called) {
    /** Text of a claim whose outcome is written. */
    static final String DONE = "done";

    private static final String CALLED = "called:";

    static ClaimState of(String text) {
        return text.startsWith(CALLED)
                ? new ClaimState(text.substring(CALLED.length()), true)
                : new ClaimState(text, false);
    }

    /** As it is in Redis. */
    String text() {
        return called ? CALLED + owner : owner;
    }
}
