package io.carillon.admin.tenant;

import io.carillon.admin.http.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Web origins (RFC 6454) as a tenant names them: scheme, host and port, nothing behind; no wildcards. */
final class WebOrigins {
    private static final int MOST = 50;
    private static final int LONGEST = 255;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1");

    private WebOrigins() {}

    static void check(List<String> origins, Violations violations) {
        violations.unless(origins.size() <= MOST, "/allowedOrigins", "must be " + MOST + " at most");
        for (int i = 0; i < origins.size(); i++) {
            violations.unless(
                    isOrigin(origins.get(i)),
                    "/allowedOrigins/" + i,
                    "must read https://host or https://host:port (http only for localhost)");
        }
    }

    /** As browsers write them: lower case, without the scheme's own port; each once. */
    static List<String> normalised(List<String> origins) {
        return origins.stream().map(WebOrigins::normalised).distinct().toList();
    }

    private static String normalised(String origin) {
        URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
        boolean usual = uri.getPort() == ("https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT);
        return uri.getScheme() + "://" + uri.getHost() + (usual || uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isOrigin(String origin) {
        if (origin == null || origin.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(origin.toLowerCase(Locale.ROOT));
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && isSafe(uri);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && OWN_MACHINE.contains(uri.getHost()));
    }
}
