package io.carillon.gateway.routing;

import java.util.Optional;

/**
 * One row of the route table.
 *
 * @param name route class, the tag of its metrics
 * @param prefix path the route begins with; matches itself and everything below; <code>{id}</code> stands for any one segment
 * @param upstream who answers
 * @param access who may enter
 * @param ownMaxBody largest request body in bytes where it differs from the configured one
 */
public record Route(String name, String prefix, Upstream upstream, Access access, Optional<Long> ownMaxBody) {
    /** Key of the matched route in the routing context. */
    public static final String KEY = "carillon.route";

    private static final String ANY_SEGMENT = "{id}";

    Route(String name, String prefix, Upstream upstream, Access access) {
        this(name, prefix, upstream, access, Optional.empty());
    }

    boolean matches(String path) {
        int any = prefix.indexOf(ANY_SEGMENT);
        if (any < 0) {
            return beginsWith(path, 0, prefix);
        }
        int end = path.indexOf('/', any);
        return path.startsWith(prefix.substring(0, any))
                && end > any
                && beginsWith(path, end, prefix.substring(any + ANY_SEGMENT.length()));
    }

    private static boolean beginsWith(String path, int from, String part) {
        int end = from + part.length();
        return path.startsWith(part, from) && (path.length() == end || path.charAt(end) == '/');
    }
}
