package io.carillon.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections to places outside: fresh ones, and ones that are kept for the next call with the same scheme, name, port and
 * address. No call waits for another: who finds none free gets one that is not kept. Thread-safe.
 */
final class OutboundConnections {
    private static final int CALLS_TO_ONE_PLACE = 1_000;

    private final HttpClient fresh;
    private final HttpClient kept;
    private final Keeping keeping;
    private final Set<HttpConnection> unused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();

    /**
     * How much is kept.
     *
     * @param perPlace connections to one scheme, name, port and address
     * @param inAll connections that lie idle, whatever place they lead to
     * @param idleSeconds how long one lies idle before it is closed
     */
    record Keeping(int perPlace, int inAll, int idleSeconds) {}

    /**
     * A request that can be sent.
     *
     * @param reused whether its connection has carried another before, so that the other side may be closing it
     */
    record Line(HttpClientRequest request, boolean reused) {}

    OutboundConnections(Vertx vertx, HttpClientOptions options, Keeping keeping) {
        this.keeping = keeping;
        this.fresh = vertx.createHttpClient(
                new HttpClientOptions(options).setKeepAlive(false),
                new PoolOptions().setHttp1MaxSize(CALLS_TO_ONE_PLACE));
        this.kept = vertx.createHttpClient(
                new HttpClientOptions(options).setKeepAliveTimeout(keeping.idleSeconds()),
                new PoolOptions().setHttp1MaxSize(keeping.perPlace()).setMaxWaitQueueSize(0));
        kept.getDelegate().connectionHandler(this::opened);
    }

    /** Over a connection that nothing has gone over before and nothing will afterwards. */
    Uni<Line> fresh(RequestOptions options) {
        return fresh.request(options).map(request -> new Line(request, false));
    }

    /** Over a kept connection; a fresh one when all that may be kept to this place are in use, or when it is just closing. */
    Uni<Line> kept(RequestOptions options) {
        return kept.request(options)
                .map(this::line)
                .onFailure(OutboundConnections::nothingKept)
                .recoverWithUni(() -> fresh(options));
    }

    private static boolean nothingKept(Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException || failure instanceof HttpClosedException;
    }

    private Line line(HttpClientRequest request) {
        if (open.get() > keeping.inAll()) {
            request.getDelegate().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return new Line(request, !unused.remove(request.getDelegate().connection()));
    }

    private void opened(HttpConnection connection) {
        open.incrementAndGet();
        unused.add(connection);
        connection.closeHandler(closed -> closed(connection));
    }

    private void closed(HttpConnection connection) {
        open.decrementAndGet();
        unused.remove(connection);
    }
}
