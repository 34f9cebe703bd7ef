package io.carillon.gateway.routing;

import java.util.Locale;
import java.util.Set;

/**
 * Tells plain paths from those that two servers could read in two ways. The door and the service behind it must agree
 * on what a path means, so everything ambiguous is refused, never repaired.
 */
public final class RequestPath {
    private static final String PUNCTUATION = "/-._~!$&'()*+,=:@";

    /** Encoded characters that would change the structure of the path once decoded: {@code % . / ; \}. */
    private static final Set<String> STRUCTURAL = Set.of("25", "2e", "2f", "3b", "5c", "7f");

    private RequestPath() {}

    /** The path of a request target, without its query. */
    public static String of(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Whether the path has one reading only: absolute, no empty or dot segments, nothing structural in disguise. */
    public static boolean isPlain(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean allowed = c == '%' ? isHarmlessEscape(path, i) : isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0;
            if (!allowed || (c == '/' && startsOddSegment(path, i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsOddSegment(String path, int start) {
        return path.startsWith("/", start) || isSegment(path, start, ".") || isSegment(path, start, "..");
    }

    private static boolean isSegment(String path, int start, String segment) {
        int end = start + segment.length();
        return path.startsWith(segment, start) && (end == path.length() || path.charAt(end) == '/');
    }

    private static boolean isHarmlessEscape(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        String hex = path.substring(percent + 1, percent + 3).toLowerCase(Locale.ROOT);
        int high = Character.digit(hex.charAt(0), 16);
        return high >= 2 && Character.digit(hex.charAt(1), 16) >= 0 && !STRUCTURAL.contains(hex);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
