package io.carillon.dispatcher.receipt;

/** A verified callback is not of the form its vendor promises. */
public final class UnreadableCallbackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong without quoting it. */
    public UnreadableCallbackException(String detail) {
        super(detail, null, false, false);
    }
}
