package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.vertx.core.Future;

/** The network side of a socket. */
interface Wire {

    /** Starts sending; completes when the network has taken the frame, which a slow client delays. */
    Future<Void> send(String frame);

    /** Starts closing; nothing when it is closed already. */
    void close(CloseCode code);
}
