package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.vertx.core.Future;

/** The network side of a socket. Any thread may call it; what is sent goes out in the order of the calls. */
public interface Wire {

    /** Starts sending; completes when the network has taken the frame, which a slow client delays. */
    Future<Void> send(String frame);

    /** Asks the client's protocol stack whether it is there. */
    void ping();

    /** Starts closing; nothing when it is closed already. */
    void close(CloseCode code, String reason);
}
