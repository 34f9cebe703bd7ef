package io.carillon.gateway.framing;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Reads requests as Vert.x does, but refuses those with both a length and chunks, where Netty forgets the length in
 * silence (RFC 9112 §6.3 lets a server do either). What follows on such a connection is not read.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    StrictRequestDecoder(HttpServerOptions bounds) {
        super(bounds);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both a length and chunks");
    }
}
