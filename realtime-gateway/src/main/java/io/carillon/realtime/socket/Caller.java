package io.carillon.realtime.socket;

import java.time.Instant;

/**
 * Whom a verified token speaks for.
 *
 * @param owner tenant and user
 * @param token the token itself, to ask core in the user's own name
 * @param expiresAt when it stops being valid
 * @param mayWatch whether it may see where other users of the tenant are
 */
public record Caller(SocketOwner owner, String token, Instant expiresAt, boolean mayWatch) {

    @Override
    public String toString() {
        return "Caller[" + owner + "]";
    }
}
