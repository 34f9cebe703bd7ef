package io.carillon.events;

/** Why an attempt failed; decides whether another provider account or a later attempt may help. */
public enum FailureCategory {
    /** The provider or the way to it broke: try another account now, or this one later. */
    TRANSIENT,
    /** The provider asked for less: try another account now, or this one after its {@code Retry-After}. */
    THROTTLED,
    /** The address does not exist or refuses: nobody else may try it. */
    INVALID_RECIPIENT,
    /** The provider refuses this content. */
    CONTENT_REFUSED,
    /** The tenant's account or route is wrong: credentials, sender, no route at all. */
    MISCONFIGURED,
    /** Carillon's own fault. */
    INTERNAL;

    /** Whether the same message may succeed on another account or later. */
    public boolean isRetryable() {
        return switch (this) {
            case TRANSIENT, THROTTLED, INTERNAL -> true;
            case INVALID_RECIPIENT, CONTENT_REFUSED, MISCONFIGURED -> false;
        };
    }
}
