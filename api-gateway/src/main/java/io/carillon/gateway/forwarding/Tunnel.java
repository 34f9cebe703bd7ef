package io.carillon.gateway.forwarding;

import io.carillon.gateway.framing.RequestFraming;
import io.carillon.gateway.guard.RequestId;
import io.carillon.gateway.routing.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;

/** One WebSocket passed through as bytes: each side is read only as fast as the other takes it. */
final class Tunnel {
    private static final int SWITCHING_PROTOCOLS = 101;

    /** A close frame with status 1012, "service restart" (IANA WebSocket Close Code Number Registry). */
    private static final Buffer SERVICE_RESTART = Buffer.buffer(new byte[] {(byte) 0x88, 2, 0x03, (byte) 0xf4});

    private final RoutingContext context;
    private final Route route;
    private final HttpServerRequest inbound;
    private final UpstreamClient client;
    private final Answers answers;
    private final OpenTunnels tunnels;
    private final String requestId;
    private final FrameWatch frames = new FrameWatch();
    private NetSocket caller;
    private NetSocket service;
    private boolean leaving;

    Tunnel(RoutingContext context, Route route, UpstreamClient client, Answers answers, OpenTunnels tunnels) {
        this.context = context;
        this.route = route;
        this.inbound = context.request();
        this.requestId = RequestId.of(context);
        this.client = client;
        this.answers = answers;
        this.tunnels = tunnels;
    }

    /** A handshake has no body: a service that took it for none would read one as what the next caller says. */
    static boolean isWanted(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)
                && RequestFraming.asksForUpgrade(request.headers())
                && !RequestFraming.declaresBody(request.headers());
    }

    void open() {
        if (tunnels.areClosing()) {
            answers.unavailable(context);
            return;
        }
        client.openTunnel(route.upstream(), inbound)
                .onComplete(this::shakeHands, failure -> answers.unavailable(context));
    }

    private void shakeHands(HttpClientRequest request) {
        ForwardedHeaders.toService(inbound, client.addresses(), requestId, request.headers());
        request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
        request.exceptionHandler(ended -> {});
        request.connect().onComplete(this::join, failure -> answers.failed(context, failure));
    }

    private void join(HttpClientResponse answer) {
        HttpServerResponse response = inbound.response().setStatusCode(answer.statusCode());
        ForwardedHeaders.toCaller(answer.headers(), route.page(), requestId, response.headers());
        if (answer.statusCode() == SWITCHING_PROTOCOLS) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
            response.putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
            service = answer.netSocket();
            service.pause();
            inbound.toNetSocket().onComplete(this::connect, gone -> service.close());
        } else {
            answer.pipeTo(response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH)));
        }
    }

    private void connect(NetSocket upgraded) {
        caller = upgraded;
        tunnels.add(this);
        caller.pipeTo(service).onComplete(ended -> service.close());
        service.handler(this::pass).exceptionHandler(broken -> close()).endHandler(ended -> close());
        caller.exceptionHandler(broken -> close()).closeHandler(closed -> close());
        service.resume();
    }

    /** Says goodbye to the caller between two frames, so that he comes back at once, to another gateway. */
    void leave() {
        leaving = true;
        if (frames.isBetweenFrames()) {
            sayGoodbye();
        }
    }

    private void pass(Buffer data) {
        int lastEnd = frames.read(data);
        if (leaving && lastEnd >= 0) {
            caller.write(data.slice(0, lastEnd));
            sayGoodbye();
            return;
        }
        caller.write(data);
        if (caller.writeQueueFull()) {
            service.pause();
            caller.drainHandler(drained -> service.resume());
        }
    }

    private void sayGoodbye() {
        service.handler(null);
        caller.write(SERVICE_RESTART);
        close();
    }

    private void close() {
        tunnels.remove(this);
        service.close();
        caller.close();
    }
}
