package io.carillon.admin.mjml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a source is MJML within bounds: elements that exist, closed in order, neither too many nor too deep, nothing
 * included from elsewhere. The compiler itself takes anything and drops what it does not know.
 */
final class MjmlScan {
    private static final int MOST_ELEMENTS = 500;
    private static final int DEEPEST = 16;
    private static final String MJML = "mjml";
    private static final String BODY = "mj-body";
    private static final Set<String> KNOWN = Set.of(
            (MJML + " " + BODY + " mj-head mj-attributes mj-all mj-class mj-breakpoint mj-font mj-html-attributes"
                            + " mj-selector mj-html-attribute mj-preview mj-style mj-title mj-accordion"
                            + " mj-accordion-element mj-accordion-title mj-accordion-text mj-button mj-carousel"
                            + " mj-carousel-image mj-column mj-divider mj-group mj-hero mj-image mj-navbar"
                            + " mj-navbar-link mj-raw mj-section mj-social mj-social-element mj-spacer mj-table"
                            + " mj-text mj-wrapper")
                    .split(" "));

    private final String source;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private int elements;
    private boolean body;

    private record Open(String name, int line) {}

    private MjmlScan(String source) {
        this.source = source;
    }

    /**
     * Scans.
     *
     * @throws MjmlException with the line of the first fault
     */
    static void check(String source) {
        new MjmlScan(source).whole();
    }

    private void whole() {
        while (next()) {
            tag();
        }
        if (!open.isEmpty()) {
            throw new MjmlException(
                    open.peek().line(), "%s is not closed".formatted(open.peek().name()));
        }
        if (elements == 0) {
            throw new MjmlException(1, "must begin with <mjml>");
        }
        if (!body) {
            throw new MjmlException(1, "has no <mj-body>");
        }
    }

    /** Goes to the next tag of MJML, past comments and HTML. */
    private boolean next() {
        at = source.indexOf('<', at);
        while (at >= 0) {
            if (source.startsWith("<!--", at)) {
                int end = source.indexOf("-->", at);
                at = end < 0 ? source.length() : end;
            } else if (isMjml(at + 1) || source.startsWith("</", at) && isMjml(at + 2)) {
                return true;
            }
            at = source.indexOf('<', at + 1);
        }
        return false;
    }

    private boolean isMjml(int from) {
        return source.regionMatches(true, from, "mj-", 0, 3) || source.regionMatches(true, from, MJML, 0, 4);
    }

    private void tag() {
        int start = at;
        boolean closes = source.charAt(at + 1) == '/';
        String name = name(closes ? at + 2 : at + 1);
        int end = end(start);
        at = end + 1;
        if (!KNOWN.contains(name)) {
            throw fault(start, name.equals("mj-include") ? "files cannot be included" : "there is no element " + name);
        }
        if (closes) {
            close(start, name);
        } else {
            open(start, name, source.charAt(end - 1) == '/');
        }
    }

    private void open(int start, String name, boolean closed) {
        if (open.isEmpty() && !name.equals(MJML)) {
            throw fault(start, name + " stands outside of mjml");
        }
        if (++elements > MOST_ELEMENTS) {
            throw fault(start, "there are more than %d elements".formatted(MOST_ELEMENTS));
        }
        body |= name.equals(BODY);
        if (!closed) {
            open.push(new Open(name, line(start)));
        }
        if (open.size() > DEEPEST) {
            throw fault(start, "elements are nested more than %d deep".formatted(DEEPEST));
        }
    }

    private void close(int start, String name) {
        if (open.isEmpty() || !open.peek().name().equals(name)) {
            throw fault(start, "%s is closed and was not opened here".formatted(name));
        }
        open.pop();
    }

    private String name(int from) {
        int end = from;
        while (end < source.length() && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '-')) {
            end++;
        }
        return source.substring(from, end).toLowerCase(Locale.ROOT);
    }

    /** Where the tag ends; a {@code >} within a quoted value does not end it. */
    private int end(int start) {
        char quote = 0;
        for (int i = start; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        throw fault(start, "a tag is not closed");
    }

    private MjmlException fault(int position, String detail) {
        return new MjmlException(line(position), detail);
    }

    private int line(int position) {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
