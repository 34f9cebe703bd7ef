package io.carillon.realtime.protocol;

/** Why the server ends a socket. Codes of our own are in the private range (RFC 6455 §7.4.2). */
public enum CloseCode {
    /** What arrived is not a frame of {@code carillon.v1}, or the subprotocol was not offered. */
    BAD_FRAME(4400, "bad frame"),
    /** No valid token, or it has expired: get a new one and connect again. */
    UNAUTHENTICATED(4401, "unauthenticated"),
    /** Neither a token nor a {@code hello} in time. */
    HELLO_TIMEOUT(4408, "hello timeout"),
    /** Frames were read more slowly than they came. Connect again and list what was missed. */
    SLOW_CONSUMER(4429, "slow consumer"),
    /** Tokens cannot be checked at the moment (RFC 6455 registry: Try Again Later). */
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
