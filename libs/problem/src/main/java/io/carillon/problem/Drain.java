package io.carillon.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Drops the rest of a refused body. A caller that is still sending reads its answer only when it is not cut off, so up
 * to a bound the bytes are taken and forgotten; beyond it the connection is closed.
 */
public final class Drain {
    private static final long BOUND_BYTES = 16L << 20;

    private final HttpServerRequest request;
    private long dropped;

    public Drain(HttpServerRequest request) {
        this.request = request;
    }

    /** Drops what is still to come; nothing to do when all of it was read. */
    public void start() {
        if (!request.isEnded()) {
            request.handler(this::drop).exceptionHandler(gone -> {}).endHandler(done -> {});
            request.resume();
        }
    }

    private void drop(Buffer data) {
        dropped += data.length();
        if (dropped > BOUND_BYTES) {
            request.connection().close();
        }
    }
}
