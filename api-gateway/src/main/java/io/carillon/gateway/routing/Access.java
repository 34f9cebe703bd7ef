package io.carillon.gateway.routing;

/** Who may pass the door. What they may do is the service's decision. */
public enum Access {
    /** Only with a valid access token. */
    TOKEN,
    /** Everybody: the service behind proves the caller in its own way. */
    PUBLIC
}
