package io.carillon.gateway.routing;

import java.util.Optional;

/**
 * One row of the route table.
 *
 * @param name route class, the tag of its metrics
 * @param prefix path the route begins with; matches itself and everything below
 * @param upstream who answers
 * @param access who may enter
 * @param ownMaxBody largest request body in bytes where it differs from the configured one
 */
public record Route(String name, String prefix, Upstream upstream, Access access, Optional<Long> ownMaxBody) {
    /** Key of the matched route in the routing context. */
    public static final String KEY = "carillon.route";

    Route(String name, String prefix, Upstream upstream, Access access) {
        this(name, prefix, upstream, access, Optional.empty());
    }

    boolean matches(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
