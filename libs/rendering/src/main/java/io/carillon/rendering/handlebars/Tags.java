package io.carillon.rendering.handlebars;

import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.SourceBounds;

/** Reads the tags of a source one after another; comments and escaped tags are passed over. */
final class Tags {
    private static final String SIGNS = "#/^>&=*";

    private final String source;
    private int at;
    private int line = 1;
    private int counted;

    Tags(String source) {
        this.source = source;
    }

    /** The next tag, or null when there is none. */
    Tag next() {
        int open = source.indexOf("{{", at);
        while (open >= 0 && isPassedOver(open)) {
            open = source.indexOf("{{", at);
        }
        return open < 0 ? null : read(open);
    }

    private boolean isPassedOver(int open) {
        if (open > 0 && source.charAt(open - 1) == '\\') {
            at = escapedEnd(open);
            return true;
        }
        int sign = skipTilde(open + 2);
        if (sign >= source.length() || source.charAt(sign) != '!') {
            return false;
        }
        at = source.startsWith("!--", sign) ? end(open, "--", sign + 3) : end(open, "", sign);
        return true;
    }

    private int escapedEnd(int open) {
        if (open > 1 && source.charAt(open - 2) == '\\') {
            throw new RenderException(lineAt(open), "two backslashes before a tag are not supported");
        }
        int end = source.indexOf("}}", open);
        return end < 0 ? source.length() : end + 2;
    }

    /** After the tag's end, which may have a tilde before its braces. */
    private int end(int open, String before, int from) {
        int plain = source.indexOf(before + "}}", from);
        int trimmed = source.indexOf(before + "~}}", from);
        boolean takesTrimmed = trimmed >= 0 && (plain < 0 || trimmed < plain);
        int end = takesTrimmed ? trimmed + 1 : plain;
        if (end < 0) {
            throw new RenderException(lineAt(open), "a comment is not closed");
        }
        return end + before.length() + 2;
    }

    private Tag read(int open) {
        int place = lineAt(open);
        if (source.startsWith("{{{{", open)) {
            throw new RenderException(place, "raw blocks are not available");
        }
        int start = skipTilde(open + 2);
        boolean triple = start < source.length() && source.charAt(start) == '{';
        int signs = triple ? start + 1 : start;
        int words = triple ? signs : skipSigns(signs);
        int close = close(words, place, triple ? "}}}" : "}}");
        at = close + (triple ? 3 : 2);
        String kind = triple ? "{" : source.substring(signs, words).strip();
        return new Tag(kind, body(words, close), place);
    }

    private String body(int from, int to) {
        String body = source.substring(from, to).strip();
        return body.endsWith("~") ? body.substring(0, body.length() - 1).strip() : body;
    }

    private int skipTilde(int from) {
        return from < source.length() && source.charAt(from) == '~' ? from + 1 : from;
    }

    private int skipSigns(int from) {
        int next = from;
        while (next < source.length() && (SIGNS.indexOf(source.charAt(next)) >= 0 || isSpace(next))) {
            next++;
        }
        return next;
    }

    private boolean isSpace(int index) {
        return Character.isWhitespace(source.charAt(index));
    }

    /** The closing braces; those within quotes and brackets do not count. */
    private int close(int from, int place, String braces) {
        char until = 0;
        int most = Math.min(source.length(), from + SourceBounds.MAX_TAG_CHARS);
        for (int next = from; next < most; next++) {
            char sign = source.charAt(next);
            if (until != 0) {
                until = sign == until ? 0 : until;
            } else if (source.startsWith(braces, next)) {
                return next;
            } else {
                until = quote(sign);
            }
        }
        throw new RenderException(place, most < source.length() ? "a tag is too long" : "a tag is not closed");
    }

    private static char quote(char sign) {
        return switch (sign) {
            case '"', '\'' -> sign;
            case '[' -> ']';
            default -> 0;
        };
    }

    private int lineAt(int index) {
        for (; counted < index; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }
}
