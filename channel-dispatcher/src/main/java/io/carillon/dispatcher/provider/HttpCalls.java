package io.carillon.dispatcher.provider;

import io.carillon.outbound.OutboundGuard;
import io.carillon.outbound.OutboundRules;
import io.carillon.outbound.RefusedTargetException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Posts to vendors' HTTP APIs over kept connections: by the address that {@link OutboundGuard} checked, since tenants may
 * name the API's root. Answers are read up to a limit, redirects are not followed, and a call that is given up resets its
 * request, so no connection is left hanging.
 */
@ApplicationScoped
public class HttpCalls {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final HttpClient client;
    private final OutboundGuard guard;
    private final SandboxAccounts sandbox;
    private final ProviderConfig config;
    private final Clock clock;

    HttpCalls(Vertx vertx, OutboundGuard guard, SandboxAccounts sandbox, ProviderConfig config, Clock clock) {
        int connectMillis = (int) config.connectTimeout().toMillis();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(60)
                .setTcpNoDelay(true)
                .setTryUseCompression(false);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.httpConnections()));
        this.guard = guard;
        this.sandbox = sandbox;
        this.config = config;
        this.clock = clock;
    }

    /** Posts {@code body}; fails on outages, on refused places and on answers longer than the limit. */
    public Uni<HttpAnswer> post(String url, Map<String, String> headers, Buffer body) {
        return address(url).chain(address -> post(URI.create(url), address, headers, body));
    }

    /** The platform's own simulators may be anywhere; what a tenant named must be public. */
    private Uni<SocketAddress> address(String url) {
        return sandbox.leadsThere(url) ? own(URI.create(url)) : checked(url);
    }

    private static Uni<SocketAddress> own(URI url) {
        return Uni.createFrom().item(SocketAddress.inetSocketAddress(port(url), url.getHost()));
    }

    private Uni<SocketAddress> checked(String url) {
        Optional<String> refusal = guard.rules().refusalOfUrl(url);
        return refusal.isPresent()
                ? Uni.createFrom().failure(new RefusedTargetException(refusal.get()))
                : pinned(URI.create(url));
    }

    private Uni<SocketAddress> pinned(URI url) {
        return guard.pinForPool(url.getHost(), port(url));
    }

    private Uni<HttpAnswer> post(URI url, SocketAddress address, Map<String, String> headers, Buffer body) {
        return client.request(options(url, address, headers)).chain(request -> exchange(request, body));
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isTls(url) ? HTTPS_PORT : HTTP_PORT;
    }

    private static boolean isTls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private RequestOptions options(URI url, SocketAddress address, Map<String, String> headers) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setServer(address)
                .setHost(OutboundRules.unbracketed(url.getHost()))
                .setPort(address.port())
                .setSsl(isTls(url))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setMethod(HttpMethod.POST)
                .setFollowRedirects(false)
                .setConnectTimeout(config.connectTimeout().toMillis());
        headers.forEach(options::addHeader);
        return options;
    }

    private Uni<HttpAnswer> exchange(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .chain(this::read)
                .onFailure()
                .invoke(() -> request.reset())
                .onCancellation()
                .invoke(() -> request.reset());
    }

    private Uni<HttpAnswer> read(HttpClientResponse response) {
        return Uni.createFrom().emitter(emitter -> collect(response, Buffer.buffer(), emitter));
    }

    private void collect(HttpClientResponse response, Buffer body, UniEmitter<? super HttpAnswer> emitter) {
        response.exceptionHandler(emitter::fail)
                .handler(chunk -> append(body, chunk, emitter))
                .endHandler(() -> emitter.complete(HttpAnswer.of(response, body, clock.instant())));
    }

    private void append(Buffer body, Buffer chunk, UniEmitter<? super HttpAnswer> emitter) {
        if (body.length() + chunk.length() > config.answerBytes()) {
            emitter.fail(new UnreadableAnswerException("the answer is longer than " + config.answerBytes() + " bytes"));
        } else {
            body.appendBuffer(chunk);
        }
    }
}
