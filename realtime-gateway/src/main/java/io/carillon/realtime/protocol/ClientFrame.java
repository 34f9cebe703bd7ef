package io.carillon.realtime.protocol;

/** What a socket tells the server. */
public sealed interface ClientFrame {

    /**
     * First frame of a socket; later one with a new token keeps the socket beyond the old one's end.
     *
     * @param token access token
     * @param lastEventId what the client saw last, or null
     */
    record Hello(String token, String lastEventId) implements ClientFrame {

        @Override
        public String toString() {
            return "Hello[***]";
        }
    }

    /** The user read this message. */
    record MarkRead(String id) implements ClientFrame {}

    /**
     * The user read everything.
     *
     * @param category of this category only, or null
     */
    record MarkAllRead(String category) implements ClientFrame {}

    /** Tell me about this. */
    record Subscribe(String topic) implements ClientFrame {}

    /** No more about this. */
    record Unsubscribe(String topic) implements ClientFrame {}

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
