package io.carillon.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.gateway.guard.AnswerGuard;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictFramingTest {
    private final EmbeddedChannel connection = new EmbeddedChannel();

    @BeforeEach
    void connect() {
        new StrictFraming().postInitializeServerChildChannel(connection);
        connection.pipeline().addLast("httpDecoder", new VertxHttpRequestDecoder(new HttpServerOptions()));
        connection.pipeline().addLast(new HttpResponseEncoder());
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void chunksAloneAreReadAndTheDecoderKeepsItsName() {
        HttpRequest request = read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThat(request.decoderResult().isSuccess()).isTrue();
        assertThat(connection.pipeline().get("httpDecoder")).isInstanceOf(StrictRequestDecoder.class);
        assertThat(connection.pipeline().get(AnswerGuard.class)).isNotNull();
        assertThat(connection.pipeline().names()).hasSize(4);
    }

    @Test
    void aLengthBesideChunksIsRefusedAndNothingBehindItIsRead() {
        HttpRequest request =
                read("POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        HttpRequest next = read("GET / HTTP/1.1\r\n\r\n");

        assertThat(request.decoderResult().isFailure()).isTrue();
        assertThat(next).isNull();
    }

    @Test
    void aFurtherRequestIsReadAsStrictly() {
        read("GET / HTTP/1.1\r\n\r\n");
        ReferenceCountUtil.release(connection.readInbound());

        assertThat(read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n")
                        .decoderResult()
                        .isFailure())
                .isTrue();
    }

    @Test
    void otherVersionsAreRefused() {
        assertThat(read("GET / HTTP/1.2\r\n\r\n").decoderResult().isFailure()).isTrue();
    }

    @Test
    void headersMayBeAsLongAsElsewhere() {
        assertThat(read("GET / HTTP/1.1\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n")
                        .decoderResult()
                        .isSuccess())
                .isTrue();
    }

    private HttpRequest read(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        return connection.readInbound();
    }
}
