package io.carillon.rendering.engine;

/** Makes a value harmless within HTML text and attributes, unquoted ones included. */
public final class HtmlEscaper {
    private static final String[] ENTITIES = new String[128];

    static {
        ENTITIES['&'] = "&amp;";
        ENTITIES['<'] = "&lt;";
        ENTITIES['>'] = "&gt;";
        ENTITIES['"'] = "&quot;";
        ENTITIES['\''] = "&#x27;";
        ENTITIES['`'] = "&#x60;";
        ENTITIES['='] = "&#x3D;";
    }

    private HtmlEscaper() {}

    /** The text with every sign that has a meaning in HTML written as an entity. */
    public static String escape(CharSequence text) {
        StringBuilder escaped = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            String entity = entity(text.charAt(at));
            if (entity != null) {
                escaped = escaped == null ? new StringBuilder(text.length() + 16) : escaped;
                escaped.append(text, copied, at).append(entity);
                copied = at + 1;
            }
        }
        return escaped == null
                ? text.toString()
                : escaped.append(text, copied, text.length()).toString();
    }

    private static String entity(char sign) {
        return sign < ENTITIES.length ? ENTITIES[sign] : null;
    }
}
