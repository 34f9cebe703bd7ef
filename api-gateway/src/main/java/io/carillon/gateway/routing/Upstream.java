package io.carillon.gateway.routing;

/** A service behind the door. */
public enum Upstream {
    CORE,
    ADMIN,
    DISPATCHER,
    REALTIME
}
