package io.carillon.realtime.door;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.socket.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/**
 * A WebSockets Next connection. Everything is handed to the connection's own event loop, so frames of several threads keep
 * the order in which they were sent, and pushing never waits for whoever reads slowest.
 */
final class WireConnection implements Wire {
    private static final Buffer NOTHING = Buffer.buffer(0);

    private final WebSocketConnection connection;
    private final Context context;

    WireConnection(WebSocketConnection connection, Context context) {
        this.connection = connection;
        this.context = context;
    }

    @Override
    public Future<Void> send(String frame) {
        Promise<Void> sent = Promise.promise();
        context.runOnContext(
                turn -> UniHelper.toFuture(connection.sendText(frame)).onComplete(sent));
        return sent.future();
    }

    @Override
    public void ping() {
        context.runOnContext(turn -> UniHelper.toFuture(connection.sendPing(NOTHING)));
    }

    @Override
    public void close(CloseCode code, String reason) {
        context.runOnContext(turn -> closeNow(new CloseReason(code.code(), reason)));
    }

    private void closeNow(CloseReason reason) {
        if (connection.isOpen()) {
            UniHelper.toFuture(connection.close(reason));
        }
    }
}
