package io.carillon.core.webhook;

/** Where a message to an endpoint stands. */
enum MessageStatus {
    /** Not tried yet, or asked for again by somebody. */
    PENDING,
    /** Tried in vain; it will be tried again. */
    RETRYING,
    /** The endpoint took it. */
    DELIVERED,
    /** It will not be tried again unless somebody asks for it. */
    FAILED
}
