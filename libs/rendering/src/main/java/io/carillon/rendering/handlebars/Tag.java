package io.carillon.rendering.handlebars;

/**
 * One tag of a source.
 *
 * @param kind its sign: {@code # / ^ > & = *} or a combination, {@code {} for three braces, empty for a plain one
 * @param body what follows the sign, without whitespace around
 * @param line where it stands
 */
record Tag(String kind, String body, int line) {
    boolean isElse() {
        return kind.isEmpty() && (body.equals("else") || body.startsWith("else "))
                || kind.equals("^") && body.isEmpty();
    }

    boolean opens() {
        return kind.equals("#") || kind.equals("^") && !body.isEmpty();
    }

    boolean closes() {
        return kind.equals("/");
    }
}
