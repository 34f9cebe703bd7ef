package io.carillon.gateway.forwarding;

import io.carillon.gateway.routing.Route;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;

/** One WebSocket passed through as bytes: each side is read only as fast as the other takes it. */
final class Tunnel {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final RoutingContext context;
    private final Route route;
    private final HttpServerRequest inbound;
    private final UpstreamClient client;
    private final Answers answers;
    private final String requestId = ForwardedHeaders.newRequestId();

    Tunnel(RoutingContext context, Route route, UpstreamClient client, Answers answers) {
        this.context = context;
        this.route = route;
        this.inbound = context.request();
        this.client = client;
        this.answers = answers;
    }

    static boolean isWanted(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }

    void open() {
        client.openTunnel(route.upstream(), inbound)
                .onComplete(this::shakeHands, failure -> answers.unavailable(context));
    }

    private void shakeHands(HttpClientRequest request) {
        ForwardedHeaders.toService(inbound, requestId, request.headers());
        request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
        request.exceptionHandler(ended -> {});
        request.connect().onComplete(this::join, failure -> answers.failed(context, failure));
    }

    private void join(HttpClientResponse answer) {
        HttpServerResponse response = inbound.response().setStatusCode(answer.statusCode());
        ForwardedHeaders.toCaller(answer.headers(), requestId, response.headers());
        if (answer.statusCode() == SWITCHING_PROTOCOLS) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
            response.putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
            NetSocket service = answer.netSocket();
            service.pause();
            inbound.toNetSocket().onComplete(caller -> connect(caller, service), gone -> service.close());
        } else {
            answer.pipeTo(response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH)));
        }
    }

    private static void connect(NetSocket caller, NetSocket service) {
        caller.pipeTo(service).onComplete(ended -> service.close());
        service.pipeTo(caller).onComplete(ended -> caller.close());
    }
}
