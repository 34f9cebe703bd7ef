package io.carillon.gateway.guard;

import io.carillon.gateway.GatewayProblem;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers to what never became a request: a problem, after which the connection has to be closed. */
public final class Refusal {
    private static final Map<Integer, ProblemType> PROBLEMS = Stream.of(
                    CommonProblem.BAD_REQUEST,
                    GatewayProblem.REQUEST_TOO_SLOW,
                    GatewayProblem.TARGET_TOO_LONG,
                    GatewayProblem.HEADERS_TOO_LARGE)
            .collect(Collectors.toMap(ProblemType::status, Function.identity()));

    private Refusal() {}

    /** Whether this status is given to what never became a request. */
    static boolean has(HttpResponseStatus status) {
        return PROBLEMS.containsKey(status.code());
    }

    /** The answer to a request that did not come in time. */
    public static FullHttpResponse tooSlow() {
        return of(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
    }

    static FullHttpResponse of(HttpVersion version, HttpResponseStatus status) {
        ByteBuf body = Unpooled.copiedBuffer(body(PROBLEMS.get(status.code())), StandardCharsets.UTF_8);
        FullHttpResponse answer = new DefaultFullHttpResponse(version, status, body);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }

    private static String body(ProblemType type) {
        Problem problem = Problem.of(type, null);
        return JsonObject.of("type", problem.type(), "title", problem.title(), "status", problem.status())
                .encode();
    }
}
