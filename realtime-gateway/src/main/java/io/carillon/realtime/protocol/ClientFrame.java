package io.carillon.realtime.protocol;

/** What a socket tells the server. */
public sealed interface ClientFrame {

    /**
     * First frame of a socket that brought no token in its subprotocol list.
     *
     * @param token access token
     */
    record Hello(String token) implements ClientFrame {

        @Override
        public String toString() {
            return "Hello[***]";
        }
    }

    /** Are you there? */
    record Ping() implements ClientFrame {}

    /**
     * Well-formed, but of no type this server knows.
     *
     * @param type what it called itself
     */
    record Unknown(String type) implements ClientFrame {}

    /** Not a frame at all. */
    record Malformed() implements ClientFrame {}
}
