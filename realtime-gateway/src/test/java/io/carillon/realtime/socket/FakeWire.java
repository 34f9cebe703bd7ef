package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that takes what it is sent, or never does. */
final class FakeWire implements Wire {
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<CloseCode> closes = new CopyOnWriteArrayList<>();
    private final boolean reads;

    FakeWire(boolean reads) {
        this.reads = reads;
    }

    @Override
    public Future<Void> send(String frame) {
        sent.add(frame);
        return reads ? Future.succeededFuture() : Promise.<Void>promise().future();
    }

    @Override
    public void close(CloseCode code) {
        closes.add(code);
    }
}
