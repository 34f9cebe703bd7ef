package io.carillon.gateway.routing;

/** Who answers: a service behind the door, or the door itself. */
public enum Upstream {
    CORE,
    ADMIN,
    DISPATCHER,
    REALTIME,
    /** The gateway's own documents. */
    SELF
}
