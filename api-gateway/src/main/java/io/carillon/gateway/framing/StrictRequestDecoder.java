package io.carillon.gateway.framing;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.Set;

/**
 * Reads requests as Vert.x does, but refuses those with both a length and chunks, where Netty forgets the length in
 * silence (RFC 9112 §6.3 lets a server do either), and those of unknown versions. What follows on such a connection is
 * not read.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");

    StrictRequestDecoder(HttpServerOptions bounds) {
        super(bounds);
    }

    /** Netty takes any word for a version, and Vert.x answers in it. */
    @Override
    protected HttpMessage createMessage(String[] line) {
        if (!VERSIONS.contains(line[2])) {
            throw new IllegalArgumentException("neither HTTP/1.0 nor HTTP/1.1");
        }
        return super.createMessage(line);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both a length and chunks");
    }
}
