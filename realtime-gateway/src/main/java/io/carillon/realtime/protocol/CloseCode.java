package io.carillon.realtime.protocol;

/** Why the server ends a socket. Codes of our own are in the private range (RFC 6455 §7.4.2). */
public enum CloseCode {
    /** What arrived is not a frame of {@code carillon.v1}, or the subprotocol was not offered. */
    BAD_FRAME(4400, "bad frame"),
    /** No valid token: get one and connect again. */
    UNAUTHENTICATED(4401, "unauthenticated"),
    /** The page it comes from may not connect for this tenant. */
    ORIGIN_REFUSED(4403, "origin refused"),
    /** Neither a token nor a {@code hello} in time. */
    HELLO_TIMEOUT(4408, "hello timeout"),
    /** This user, or this tenant, has as many sockets as it may. */
    TOO_MANY_SOCKETS(4409, "too many sockets"),
    /** What was missed is not known any more: forget {@code lastEventId}, connect again and list the inbox. */
    PLACE_FORGOTTEN(4410, "place forgotten"),
    /** Frames were read more slowly than they came. Connect again with {@code lastEventId}. */
    SLOW_CONSUMER(4429, "slow consumer"),
    /** The token has expired: get a new one and connect again with {@code lastEventId}. */
    TOKEN_EXPIRED(4440, "token expired"),
    /** Nothing was heard for too long, not even an answer to a ping. */
    SILENT(4441, "silent"),
    /** This replica stops; connect again, to another, after the time the reason names (RFC 6455 registry). */
    SERVICE_RESTART(1012, "service restart"),
    /** Something we depend on is away (RFC 6455 registry: Try Again Later). */
    TRY_AGAIN_LATER(1013, "try again later"),
    /** Something broke on our side (RFC 6455 §7.4.1). */
    INTERNAL_ERROR(1011, "internal error");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
