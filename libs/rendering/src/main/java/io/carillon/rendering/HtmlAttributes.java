package io.carillon.rendering;

import java.util.Locale;
import java.util.Set;

/** Walks over the attributes of an HTML text's tags, in one pass and without a tree. Values are given decoded. */
final class HtmlAttributes {
    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "action",
            "formaction",
            "xlink:href",
            "background",
            "poster",
            "cite",
            "data",
            "srcset",
            "longdesc",
            "lowsrc",
            "dynsrc");

    private final String html;
    private int at;
    private boolean inTag;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    HtmlAttributes(String html) {
        this.html = html;
    }

    /** Moves to the next attribute that has a value. */
    boolean next() {
        while (inTag || enterTag()) {
            if (readAttribute()) {
                return true;
            }
        }
        return false;
    }

    String name() {
        return html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    }

    /** Whether the value is an address; says so without making a text of the name. */
    boolean isAddress() {
        return nameEnd - nameStart <= 10 && ADDRESSES.contains(name());
    }

    String value() {
        String raw = html.substring(valueStart, valueEnd);
        return raw.indexOf('&') < 0 ? raw : Entities.decode(raw);
    }

    private boolean enterTag() {
        int open = html.indexOf('<', at);
        while (open >= 0) {
            if (html.startsWith("!--", open + 1)) {
                int end = html.indexOf("-->", open + 4);
                open = end < 0 ? -1 : html.indexOf('<', end + 3);
            } else if (open + 1 < html.length() && Character.isLetter(html.charAt(open + 1))) {
                at = skip(open + 1, false);
                inTag = true;
                return true;
            } else {
                open = html.indexOf('<', open + 1);
            }
        }
        return false;
    }

    private boolean readAttribute() {
        nameStart = skip(at, true);
        if (nameStart >= html.length() || html.charAt(nameStart) == '>') {
            at = nameStart;
            inTag = false;
            return false;
        }
        nameEnd = nameStart + 1;
        while (nameEnd < html.length() && "=>/".indexOf(html.charAt(nameEnd)) < 0 && !isSpace(nameEnd)) {
            nameEnd++;
        }
        int equals = skipSpaces(nameEnd);
        if (equals >= html.length() || html.charAt(equals) != '=') {
            at = nameEnd;
            return false;
        }
        readValue(skipSpaces(equals + 1));
        return true;
    }

    private void readValue(int start) {
        char quote = start < html.length() ? html.charAt(start) : '>';
        if (quote == '"' || quote == '\'') {
            int close = html.indexOf(quote, start + 1);
            valueStart = start + 1;
            valueEnd = close < 0 ? html.length() : close;
            at = Math.min(html.length(), valueEnd + 1);
        } else {
            valueStart = start;
            valueEnd = start;
            while (valueEnd < html.length() && html.charAt(valueEnd) != '>' && !isSpace(valueEnd)) {
                valueEnd++;
            }
            at = valueEnd;
        }
    }

    /** Over a tag's name, or over what separates attributes. */
    private int skip(int from, boolean separators) {
        int next = from;
        while (next < html.length()
                && html.charAt(next) != '>'
                && separators == (isSpace(next) || html.charAt(next) == '/')) {
            next++;
        }
        return next;
    }

    private int skipSpaces(int from) {
        int next = from;
        while (next < html.length() && isSpace(next)) {
            next++;
        }
        return next;
    }

    private boolean isSpace(int index) {
        return html.charAt(index) <= ' ';
    }
}
