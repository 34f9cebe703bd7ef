package io.carillon.gateway.forwarding;

import io.carillon.gateway.address.ClientAddress;
import io.carillon.gateway.guard.RequestId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which headers cross the door. Hop-by-hop headers (RFC 9110 §7.6.1) end here, and so does everything a caller could
 * use to speak for the door: forwarding, tenant and user headers are set by us or not at all.
 */
final class ForwardedHeaders {
    private static final Set<String> HOP_BY_HOP = names(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> OURS =
            names("host", "expect", "forwarded", "x-real-ip", "x-request-id", "x-http-method-override");

    /** What a service decides of its pages: what they may load, and whose pages may load them. */
    private static final Set<String> OF_PAGES =
            names("content-security-policy", "access-control-allow-origin", "cross-origin-resource-policy");

    /** Set by the door on every answer. */
    private static final Set<String> GUARDS = names(
            "content-security-policy",
            "access-control-allow-credentials",
            "access-control-allow-headers",
            "access-control-allow-methods",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "access-control-max-age",
            "content-security-policy-report-only",
            "cross-origin-resource-policy",
            "permissions-policy",
            "referrer-policy",
            "strict-transport-security",
            "x-content-type-options",
            "x-frame-options");

    private static final List<String> OUR_PREFIXES = List.of("x-forwarded", "x-tenant", "x-user", "x-carillon");

    private ForwardedHeaders() {}

    /** Copies what a service may see, and says where the request came from. */
    static void toService(HttpServerRequest from, ClientAddress addresses, String requestId, MultiMap to) {
        String nominated = nominated(from.headers());
        for (Map.Entry<String, String> header : from.headers()) {
            String name = header.getKey();
            if (crosses(name, nominated) && !isOurs(name)) {
                to.add(name, header.getValue());
            }
        }
        to.set("X-Forwarded-For", addresses.of(from));
        to.set("X-Forwarded-Proto", addresses.schemeOf(from));
        to.set(RequestId.HEADER, requestId);
        if (from.authority() != null) {
            to.set("X-Forwarded-Host", from.authority().toString());
        }
    }

    /**
     * Copies what the caller may see; what the service says replaces the door's own defaults, except for the headers
     * that keep browsers safe: of those a service decides what concerns its pages only.
     */
    static void toCaller(MultiMap from, boolean page, String requestId, MultiMap to) {
        String nominated = nominated(from);
        for (Map.Entry<String, String> header : from) {
            if (isServices(header.getKey(), page)) {
                to.remove(header.getKey());
            }
        }
        for (Map.Entry<String, String> header : from) {
            if (crosses(header.getKey(), nominated) && isServices(header.getKey(), page)) {
                to.add(header.getKey(), header.getValue());
            }
        }
        to.set(RequestId.HEADER, requestId);
    }

    private static boolean isServices(String name, boolean page) {
        return !GUARDS.contains(name) || (page && OF_PAGES.contains(name));
    }

    private static boolean crosses(String name, String nominated) {
        return !HOP_BY_HOP.contains(name) && (nominated == null || !isNominated(nominated, name));
    }

    private static boolean isOurs(String name) {
        return OURS.contains(name) || OUR_PREFIXES.stream().anyMatch(prefix -> startsWith(name, prefix));
    }

    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The header names that {@code Connection} declares hop-by-hop; null in the usual cases of none. */
    private static String nominated(MultiMap headers) {
        String connection = headers.get(HttpHeaders.CONNECTION);
        boolean none =
                connection == null || "keep-alive".equalsIgnoreCase(connection) || "close".equalsIgnoreCase(connection);
        return none ? null : String.join(",", headers.getAll(HttpHeaders.CONNECTION));
    }

    private static boolean isNominated(String connection, String name) {
        for (String token : connection.split(",")) {
            if (token.strip().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
