package io.carillon.admin.webhook;

import io.carillon.admin.http.Violations;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which request headers a tenant may have sent to its endpoint: none that steers the connection or the signature. */
final class HeaderRules {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 1000;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]*");
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length",
            "content-type",
            "content-encoding",
            "user-agent",
            "traceparent",
            "tracestate",
            "forwarded");
    private static final Set<String> OUR_PREFIXES = Set.of("webhook-", "x-forwarded-", "ce-");

    private HeaderRules() {}

    static void check(Map<String, String> headers, Violations violations) {
        violations.unless(headers.size() <= MOST, "/headers", "must not be more than " + MOST);
        long different = headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        violations.unless(different == headers.size(), "/headers", "must not name a header twice");
        headers.forEach((name, value) -> checkOne(name, value, violations));
    }

    private static void checkOne(String name, String value, Violations violations) {
        String pointer = "/headers" + Violations.step(name);
        violations.unless(
                name.length() <= LONGEST_NAME && TOKEN.matcher(name).matches(), pointer, "is not a header's name");
        violations.unless(!isOurs(name.toLowerCase(Locale.ROOT)), pointer, "is set by Carillon");
        violations.unless(
                value != null
                        && value.length() <= LONGEST_VALUE
                        && VISIBLE.matcher(value).matches(),
                pointer,
                "must have a value of visible ASCII, at most " + LONGEST_VALUE + " characters");
    }

    private static boolean isOurs(String name) {
        return OURS.contains(name) || OUR_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
