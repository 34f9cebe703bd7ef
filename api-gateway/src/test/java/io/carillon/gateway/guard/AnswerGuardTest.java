package io.carillon.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerGuardTest {
    private final EmbeddedChannel connection = new EmbeddedChannel(new HttpResponseEncoder());

    @BeforeEach
    void join() {
        new AnswerGuard(new SafeHeaders(Map.of("X-Frame-Options", "DENY"))).join(connection.pipeline());
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @ParameterizedTest
    @CsvSource({"400,bad-request", "408,request-too-slow", "414,target-too-long", "431,headers-too-large"})
    void aBareRefusalBecomesAProblemAndTheLastAnswer(int status, String slug) {
        assertThat(written(answer(status, "")))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("connection: close")
                .containsPattern("X-Request-Id: [0-9a-f]{32}\r\n")
                .contains("X-Frame-Options: DENY", "urn:carillon:problem:" + slug, "\"status\":" + status);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void anAnswerWithABodyKeepsItAndGetsTheHeaders() {
        assertThat(written(answer(404, "there is nothing here")))
                .contains("X-Request-Id: ", "X-Frame-Options: DENY", "there is nothing here");
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void whatIsSetAlreadyStays() {
        FullHttpResponse answer = answer(404, "nothing");
        answer.headers().set("X-Frame-Options", "SAMEORIGIN");

        assertThat(written(answer)).contains("X-Frame-Options: SAMEORIGIN").doesNotContain("DENY");
    }

    @Test
    void answersOfRoutedRequestsPassAsTheyAre() {
        FullHttpResponse answer = answer(400, "");
        answer.headers().set(RequestId.HEADER, "given");

        assertThat(written(answer)).isEqualTo("HTTP/1.1 400 Bad Request\r\nX-Request-Id: given\r\n\r\n");
    }

    @Test
    void anInterimAnswerIsNone() {
        assertThat(written(answer(100, ""))).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    }

    @Test
    void oneGuardIsEnough() {
        new AnswerGuard(new SafeHeaders(Map.of("X-Frame-Options", "none"))).join(connection.pipeline());

        assertThat(written(answer(404, ""))).contains("X-Frame-Options: DENY");
    }

    private static FullHttpResponse answer(int status, String body) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII));
    }

    private String written(FullHttpResponse answer) {
        connection.writeOutbound(answer);
        StringBuilder all = new StringBuilder();
        for (ByteBuf part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
            all.append(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return all.toString();
    }
}
