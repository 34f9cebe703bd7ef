package io.carillon.gateway.routing;

import io.carillon.events.RouteClass;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of the route table.
 *
 * @param name the tag of its metrics, and its name in the log
 * @param prefix path the route begins with; matches itself and everything below; <code>{id}</code> stands for any one segment
 * @param upstream who answers
 * @param access who may enter
 * @param work what a request that changes something is limited as; {@code READ} also bounds the changes
 * @param ownMaxBody largest request body in bytes where it differs from the configured one
 * @param page whether browsers show its answers: the service's own content security policy is then let through
 */
public record Route(
        String name,
        String prefix,
        Upstream upstream,
        Access access,
        RouteClass work,
        Optional<Long> ownMaxBody,
        boolean page) {
    /** Key of the matched route in the routing context. */
    public static final String KEY = "carillon.route";

    private static final String ANY_SEGMENT = "{id}";

    Route(String name, String prefix, Upstream upstream, Access access) {
        this(name, prefix, upstream, access, RouteClass.READ, Optional.empty(), false);
    }

    /** The same route, limited as other work than reading. */
    Route limitedAs(RouteClass other) {
        return new Route(name, prefix, upstream, access, other, ownMaxBody, page);
    }

    /** The same route for larger bodies. */
    Route bodyUpTo(long bytes) {
        return new Route(name, prefix, upstream, access, work, Optional.of(bytes), page);
    }

    /** The same route as one that people open in a browser. */
    Route asPage() {
        return new Route(name, prefix, upstream, access, work, ownMaxBody, true);
    }

    /** What a request of this route is limited as, and how long it may take: reading is reading, except in the admin API. */
    public RouteClass classOf(HttpMethod method) {
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return reads && work != RouteClass.ADMIN ? RouteClass.READ : work;
    }

    boolean matches(String path) {
        String[] parts = prefix.split(Pattern.quote(ANY_SEGMENT), -1);
        int at = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            int segment = at + parts[i].length();
            int end = path.indexOf('/', segment);
            if (!path.startsWith(parts[i], at) || end <= segment) {
                return false;
            }
            at = end;
        }
        return beginsWith(path, at, parts[parts.length - 1]);
    }

    private static boolean beginsWith(String path, int from, String part) {
        int end = from + part.length();
        return path.startsWith(part, from) && (path.length() == end || path.charAt(end) == '/');
    }
}
