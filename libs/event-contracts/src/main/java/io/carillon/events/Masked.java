package io.carillon.events;

/** Shortens personal data for {@code toString}, so that a stray log line cannot leak it. */
final class Masked {
    private Masked() {}

    static String value(String personal) {
        return personal == null ? "-" : "***(" + personal.length() + ")";
    }
}
