package io.carillon.rendering.qute;

import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.SourceBounds;

/** Reads the tags of a source one after another; comments, unparsed text and escaped braces are passed over. */
final class QuteTags {
    private final String source;
    private int at;
    private int line = 1;
    private int counted;

    QuteTags(String source) {
        this.source = source;
    }

    /**
     * One tag.
     *
     * @param body what stands between its braces
     * @param line where
     */
    record Tag(String body, int line) {
        boolean opens() {
            return body.startsWith("#") && !body.endsWith("/");
        }

        boolean closes() {
            return body.startsWith("/");
        }

        boolean isSection() {
            return body.startsWith("#");
        }

        /** The section's name. */
        String name() {
            String words = body.substring(1).strip();
            String name = words.split("[\\s/]", 2)[0];
            return name.strip();
        }

        /** What follows the section's name. */
        String parameters() {
            String words = body.substring(1).strip();
            String rest = words.substring(name().length()).strip();
            return rest.endsWith("/") ? rest.substring(0, rest.length() - 1).strip() : rest;
        }
    }

    /** The next tag, or null when there is none. */
    Tag next() {
        while (at < source.length()) {
            char sign = source.charAt(at);
            if (sign == '\\' || source.startsWith("{{", at)) {
                at += 2;
            } else if (sign == '{' && isTag(at + 1)) {
                Tag tag = read(at);
                if (tag != null) {
                    return tag;
                }
            } else {
                at++;
            }
        }
        return null;
    }

    /** Braces that stand alone, as in style sheets, are text. */
    private boolean isTag(int next) {
        char first = next < source.length() ? source.charAt(next) : ' ';
        return "#/@!|_".indexOf(first) >= 0 || Character.isDigit(first) || Character.isAlphabetic(first);
    }

    private Tag read(int open) {
        if (source.startsWith("!", open + 1)) {
            at = end(open, "!}");
            return null;
        }
        if (source.startsWith("|", open + 1)) {
            at = end(open, "|}");
            return null;
        }
        int place = lineAt(open);
        int close = close(open + 1, place);
        at = close + 1;
        return new Tag(source.substring(open + 1, close).strip(), place);
    }

    private int end(int open, String sign) {
        int end = source.indexOf(sign, open + 1);
        if (end < 0) {
            throw new RenderException(lineAt(open), "a comment or unparsed text is not closed");
        }
        return end + sign.length();
    }

    private int close(int from, int place) {
        char until = 0;
        int most = Math.min(source.length(), from + SourceBounds.MAX_TAG_CHARS);
        for (int next = from; next < most; next++) {
            char sign = source.charAt(next);
            if (until != 0) {
                until = sign == until ? 0 : until;
            } else if (sign == '}') {
                return next;
            } else if (sign == '"' || sign == '\'') {
                until = sign;
            }
        }
        throw new RenderException(place, most < source.length() ? "a tag is too long" : "a tag is not closed");
    }

    private int lineAt(int index) {
        for (; counted < index; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }
}
