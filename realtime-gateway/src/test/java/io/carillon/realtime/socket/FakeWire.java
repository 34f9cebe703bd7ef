package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that takes what it is sent, or never does. */
public final class FakeWire implements Wire {
    public final List<String> sent = new CopyOnWriteArrayList<>();
    public final List<CloseCode> closes = new CopyOnWriteArrayList<>();
    public int pings;
    private final boolean reads;

    public FakeWire(boolean reads) {
        this.reads = reads;
    }

    @Override
    public Future<Void> send(String frame) {
        sent.add(frame);
        return reads ? Future.succeededFuture() : Promise.<Void>promise().future();
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseCode code, String reason) {
        closes.add(code);
    }
}
