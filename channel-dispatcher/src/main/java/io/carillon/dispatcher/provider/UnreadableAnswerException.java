package io.carillon.dispatcher.provider;

/** A provider answered with something that cannot be read: too long, or not what its API promises. */
public final class UnreadableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the answer without quoting it. */
    public UnreadableAnswerException(String detail) {
        super(detail, null, false, false);
    }
}
