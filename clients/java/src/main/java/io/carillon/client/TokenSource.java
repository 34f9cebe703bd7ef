package io.carillon.client;

/** Where access tokens come from; called for every request, from any thread. */
@FunctionalInterface
public interface TokenSource {

    /** A token that is valid now. */
    String token();

    /** The server refused this token: do not offer it again. */
    default void refused(String token) {}
}
