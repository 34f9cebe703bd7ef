package io.carillon.core.batch;

/** Where a batch or bulk job stands. */
public enum BatchState {
    /** A file is still being uploaded; nothing of it is sent before all of it is there. */
    LOADING,
    /** Takes chunks; what it took is being sent. */
    OPEN,
    /** Takes no more chunks; what it took is being sent. */
    CLOSED,
    /** Everything it took has ended: handed to a provider, failed, skipped, suppressed or cancelled. */
    COMPLETED,
    /** Ended by the caller before its time; what was on its way to a provider is not called back. */
    CANCELLED,
    /** Its upload broke off; nothing of it was or will be sent, and it will be cleared away. */
    ABANDONED;

    /** Whether recipients of it may be handed to planning. */
    public boolean isFed() {
        return this == OPEN || this == CLOSED;
    }
}
