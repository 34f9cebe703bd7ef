package io.carillon.outbound;

import io.carillon.outbound.OutboundConnections.Keeping;
import io.carillon.outbound.OutboundConnections.Line;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to places that tenants named: by the address that was checked for this very call, TLS certificates checked against
 * the name, redirects not followed, bounded in time and size. A call that may arrive twice goes over a kept connection to
 * that address; when the connection turns out to be closed, it goes once more over a fresh one. Fails with
 * {@link RefusedTargetException}, {@link java.net.UnknownHostException}, {@link TimeoutException},
 * {@link AnswerTooLongException} or what the connection failed with; every status is an answer.
 */
@ApplicationScoped
public class OutboundCalls {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final Keeping KEEPING = new Keeping(64, 1_000, 30);

    private final OutboundGuard guard;
    private final OutboundConnections connections;

    /** Calls what {@code guard} lets pass. */
    @Inject
    public OutboundCalls(Vertx vertx, OutboundGuard guard) {
        this(vertx, guard, new HttpClientOptions(), KEEPING);
    }

    OutboundCalls(Vertx vertx, OutboundGuard guard, HttpClientOptions trust, Keeping keeping) {
        HttpClientOptions options = new HttpClientOptions(trust)
                .setTryUseCompression(false)
                .setVerifyHost(true)
                .setTrustAll(false);
        this.guard = guard;
        this.connections = new OutboundConnections(vertx, options, keeping);
    }

    /** Sends {@code call} and reads the answer. */
    public Uni<OutboundAnswer> send(OutboundCall call) {
        return send(call, false).map(OutboundCalls::text);
    }

    /** The same for callers who want bytes, such as those of a file. */
    public Uni<OutboundBytes> fetch(OutboundCall call) {
        return send(call, false);
    }

    /** The same for callers who want no more than the answer's beginning: one that is longer is cut there. */
    public Uni<OutboundAnswer> sendForExcerpt(OutboundCall call) {
        return send(call, true).map(OutboundCalls::text);
    }

    private Uni<OutboundBytes> send(OutboundCall call, boolean cuts) {
        Optional<String> refusal = guard.rules().refusalOfUrl(call.url());
        return refusal.isPresent()
                ? Uni.createFrom().failure(new RefusedTargetException(refusal.get()))
                : exchange(URI.create(call.url()), call, cuts);
    }

    private Uni<OutboundBytes> exchange(URI url, OutboundCall call, boolean cuts) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int usual = tls ? HTTPS_PORT : HTTP_PORT;
        return guard.pinForPool(url.getHost(), url.getPort() < 0 ? usual : url.getPort())
                .map(address -> options(url, tls, address, call))
                .chain(options -> call.mayRepeat() ? overKept(options, call, cuts) : overFresh(options, call, cuts))
                .ifNoItem()
                .after(call.timeout())
                .failWith(() -> new TimeoutException("no answer within " + call.timeout()));
    }

    private Uni<OutboundBytes> overKept(RequestOptions options, OutboundCall call, boolean cuts) {
        return connections
                .kept(options)
                .chain(line -> exchange(line, call, cuts))
                .onFailure(ClosedUnansweredException.class)
                .recoverWithUni(() -> overFresh(options, call, cuts));
    }

    private Uni<OutboundBytes> overFresh(RequestOptions options, OutboundCall call, boolean cuts) {
        return connections.fresh(options).chain(line -> exchange(line, call, cuts));
    }

    private static RequestOptions options(URI url, boolean tls, SocketAddress address, OutboundCall call) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setServer(address)
                .setHost(OutboundRules.unbracketed(url.getHost()))
                .setPort(address.port())
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setMethod(HttpMethod.valueOf(call.method()))
                .setFollowRedirects(false)
                .setConnectTimeout(call.timeout().toMillis())
                .setIdleTimeout(call.timeout().toMillis());
        call.headers().forEach(options::addHeader);
        return options;
    }

    private static Uni<OutboundBytes> exchange(Line line, OutboundCall call, boolean cuts) {
        HttpClientRequest request = line.request();
        return answer(request, call)
                .onFailure(failure -> line.reused() && isClosed(failure))
                .transform(ClosedUnansweredException::new)
                .chain(response -> read(response, call.mostBytes(), cuts))
                .onFailure()
                .invoke(() -> request.reset())
                .onCancellation()
                .invoke(() -> request.reset());
    }

    private static Uni<HttpClientResponse> answer(HttpClientRequest request, OutboundCall call) {
        return call.body().isEmpty() ? request.send() : request.send(Buffer.buffer(call.body()));
    }

    private static boolean isClosed(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof IOException;
    }

    /** A connection that had carried answers before was closed without answering this time. */
    private static final class ClosedUnansweredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ClosedUnansweredException(Throwable cause) {
            super(null, cause, false, false);
        }
    }

    private static Uni<OutboundBytes> read(HttpClientResponse response, int mostBytes, boolean cuts) {
        return Uni.createFrom()
                .emitter(emitter -> new Reading(response, mostBytes, cuts, emitter, Buffer.buffer()).begin());
    }

    /** An answer while it arrives. */
    private record Reading(
            HttpClientResponse response,
            int mostBytes,
            boolean cuts,
            UniEmitter<? super OutboundBytes> emitter,
            Buffer body) {

        void begin() {
            response.exceptionHandler(emitter::fail)
                    .handler(this::append)
                    .endHandler(() -> emitter.complete(answer(response, body)));
        }

        private void append(Buffer chunk) {
            int room = mostBytes - body.length();
            if (chunk.length() <= room) {
                body.appendBuffer(chunk);
            } else if (cuts) {
                body.appendBuffer(chunk.slice(0, room));
                emitter.complete(answer(response, body));
                response.request().reset();
            } else {
                emitter.fail(new AnswerTooLongException(mostBytes));
            }
        }
    }

    private static OutboundBytes answer(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getDelegate().headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return new OutboundBytes(response.statusCode(), headers, body.getBytes());
    }

    private static OutboundAnswer text(OutboundBytes answer) {
        return new OutboundAnswer(answer.status(), answer.headers(), new String(answer.body(), StandardCharsets.UTF_8));
    }
}
