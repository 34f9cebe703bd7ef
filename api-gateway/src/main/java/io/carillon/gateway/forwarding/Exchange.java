package io.carillon.gateway.forwarding;

import io.carillon.gateway.guard.RequestId;
import io.carillon.gateway.pace.BodyPace;
import io.carillon.gateway.routing.Route;
import io.carillon.problem.Drain;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeoutException;

/** One request on its way to a service and back. Lives on the event loop of the caller's connection. */
final class Exchange {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final RoutingContext context;
    private final Route route;
    private final HttpServerRequest inbound;
    private final long maxBody;
    private final UpstreamClient client;
    private final Answers answers;
    private final String requestId;
    private HttpClientRequest outbound;
    private BodyPace pace;
    private long started;
    private long received;
    private boolean triedAgain;
    private boolean over;

    Exchange(RoutingContext context, Route route, long maxBody, UpstreamClient client, Answers answers) {
        this.context = context;
        this.route = route;
        this.inbound = context.request();
        this.requestId = RequestId.of(context);
        this.maxBody = maxBody;
        this.client = client;
        this.answers = answers;
    }

    void start() {
        if (declaredLength() > maxBody) {
            answers.tooLarge(context);
            return;
        }
        open();
    }

    private void open() {
        started = System.nanoTime();
        client.open(route, inbound).onComplete(this::send, this::unreachable);
    }

    private void send(HttpClientRequest request) {
        outbound = request;
        if (inbound.response().closed()) {
            abandon();
            return;
        }
        ForwardedHeaders.toService(inbound, client.addresses(), requestId, request.headers());
        inbound.response().exceptionHandler(gone -> abandon()).closeHandler(gone -> abandon());
        request.response().onComplete(this::relay, this::fail);
        if (hasBody()) {
            sendBody();
        } else {
            inbound.resume();
            request.idleTimeout(answerMillis());
            request.end();
        }
    }

    private void sendBody() {
        outbound.setChunked(!outbound.headers().contains(HttpHeaders.CONTENT_LENGTH));
        outbound.exceptionHandler(this::fail);
        inbound.handler(this::sendPart).endHandler(done -> sendEnd()).exceptionHandler(gone -> abandon());
        pace = new BodyPace(client.pace(), System.nanoTime());
        context.vertx().setPeriodic(pace.checkMillis(), this::checkPace);
        if (inbound.headers().contains(HttpHeaders.EXPECT)) {
            inbound.response().writeContinue();
        }
        inbound.resume();
    }

    private void sendPart(Buffer part) {
        if (over) {
            return;
        }
        received += part.length();
        pace.received(part.length());
        if (received > maxBody) {
            abandon();
            answers.tooLarge(context);
            return;
        }
        outbound.write(part);
        if (outbound.writeQueueFull()) {
            inbound.pause();
            pace.paused(System.nanoTime());
            outbound.drainHandler(drained -> resume());
        }
    }

    private void resume() {
        pace.resumed(System.nanoTime());
        inbound.resume();
    }

    private void checkPace(long timer) {
        if (over || inbound.isEnded()) {
            context.vertx().cancelTimer(timer);
        } else if (pace.isTooSlow(System.nanoTime())) {
            context.vertx().cancelTimer(timer);
            abandon();
            answers.tooSlow(context);
        } else if (pace.isStuck(System.nanoTime(), answerMillis())) {
            fail(new TimeoutException("the service takes no more of the body"));
        }
    }

    private void sendEnd() {
        if (!over) {
            outbound.idleTimeout(answerMillis());
            outbound.end();
        }
    }

    private long answerMillis() {
        return client.answerMillis(route, inbound.method());
    }

    private void relay(HttpClientResponse answer) {
        client.answered(route, inbound.method(), started);
        HttpServerResponse response = inbound.response();
        if (over) {
            return;
        }
        response.setStatusCode(answer.statusCode());
        ForwardedHeaders.toCaller(answer.headers(), route.page(), requestId, response.headers());
        if (mayHaveBody(answer) && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onComplete(sent -> finish(), this::breakOff);
    }

    private void finish() {
        over = true;
        if (!inbound.isEnded()) {
            new Drain(inbound).start();
        }
    }

    /** The service broke off in the middle of its answer: the caller must not take the rest for whole. */
    private void breakOff(Throwable cause) {
        over = true;
        inbound.connection().close();
    }

    private void unreachable(Throwable cause) {
        client.failed(route, inbound.method(), started, cause);
        if (mayTryAgain()) {
            tryAgain();
        } else {
            answers.unavailable(context);
        }
    }

    private void fail(Throwable cause) {
        if (over) {
            return;
        }
        client.failed(route, inbound.method(), started, cause);
        if (cause instanceof HttpClosedException && mayTryAgain()) {
            tryAgain();
        } else {
            abandon();
            answers.failed(context, cause);
        }
    }

    /** A kept-alive connection may be closed by a service that restarts: what only reads may be asked once more. */
    private boolean mayTryAgain() {
        boolean reads = inbound.method() == HttpMethod.GET || inbound.method() == HttpMethod.HEAD;
        return reads && !hasBody() && !triedAgain && !inbound.response().closed();
    }

    private void tryAgain() {
        triedAgain = true;
        open();
    }

    /** Gives the service's side up; whatever it still says is of no interest. */
    private void abandon() {
        if (!over) {
            over = true;
            outbound.reset();
            client.abandoned(route, inbound.method());
        }
    }

    private boolean hasBody() {
        return inbound.headers().contains(HttpHeaders.TRANSFER_ENCODING) || declaredLength() > 0;
    }

    private long declaredLength() {
        String length = inbound.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private boolean mayHaveBody(HttpClientResponse answer) {
        return inbound.method() != HttpMethod.HEAD
                && answer.statusCode() != NO_CONTENT
                && answer.statusCode() != NOT_MODIFIED;
    }
}
