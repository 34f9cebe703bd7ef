package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/** A WebSockets Next connection whose sends start at once: pushing must not wait for whoever reads slowest. */
final class WireConnection implements Wire {
    private final WebSocketConnection connection;

    WireConnection(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public Future<Void> send(String frame) {
        return UniHelper.toFuture(connection.sendText(frame));
    }

    @Override
    public void close(CloseCode code) {
        if (connection.isOpen()) {
            UniHelper.toFuture(connection.close(new CloseReason(code.code(), code.reason())));
        }
    }
}
