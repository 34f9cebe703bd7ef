package io.carillon.gateway.forwarding;

import io.carillon.gateway.address.ClientAddress;
import io.carillon.gateway.outage.Rest;
import io.carillon.gateway.pace.PaceConfig;
import io.carillon.gateway.routing.Route;
import io.carillon.gateway.routing.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens requests to the services over pooled, kept-alive HTTP/1.1 connections. */
@ApplicationScoped
class UpstreamClient {
    /** Shorter than any service keeps an idle connection, so that a reused one is not about to be closed. */
    private static final int KEEP_ALIVE_SECONDS = 60;

    private static final Throwable LEFT_ALONE = new NoStackTraceThrowable("left alone after several failures");

    private final HttpClient requests;
    private final HttpClient tunnels;
    private final Map<Upstream, SocketAddress> addresses = new EnumMap<>(Upstream.class);
    private final Map<Upstream, Timer> timers = new EnumMap<>(Upstream.class);
    private final ClientAddress callers;
    private final PaceConfig pace;
    private final Rests rests;
    private final AnswerTime answerTime;
    private final long connectMillis;

    UpstreamClient(
            Vertx vertx,
            GatewayConfig config,
            PaceConfig slowest,
            ClientAddress addressesOfCallers,
            MeterRegistry registry) {
        callers = addressesOfCallers;
        pace = slowest;
        requests = client(vertx, config, config.connections());
        tunnels = client(vertx, config, config.tunnels());
        connectMillis = config.connectTimeout().toMillis();
        answerTime = new AnswerTime(config);
        rests = new Rests(config);
        for (Upstream upstream : EnumSet.complementOf(EnumSet.of(Upstream.SELF))) {
            addresses.put(upstream, address(uri(upstream, config.upstream())));
            timers.put(upstream, timer(upstream, registry));
        }
    }

    /** Where callers come from. */
    ClientAddress addresses() {
        return callers;
    }

    /** How slow callers may be. */
    PaceConfig pace() {
        return pace;
    }

    /** Opens a request; fails when no connection can be had in time, or at once while the service is left alone. */
    Future<HttpClientRequest> open(Route route, HttpServerRequest inbound) {
        long patience = TimeUnit.MILLISECONDS.toNanos(connectMillis + answerMillis(route, inbound.method()));
        if (!rests.of(route, inbound.method()).mayAsk(System.nanoTime(), patience)) {
            return Future.failedFuture(LEFT_ALONE);
        }
        return requests.request(options(route.upstream(), inbound.method(), inbound.uri()));
    }

    /** How long the service may be silent, in milliseconds. */
    long answerMillis(Route route, HttpMethod method) {
        return answerTime.millis(route, method);
    }

    /** Notes that a service was not reached, or did not answer. A pool of our own that is full is not its fault. */
    void failed(Route route, HttpMethod method, long startedNanos, Throwable cause) {
        Rest rest = rests.of(route, method);
        switch (cause) {
            case TimeoutException silent -> rest.silent(startedNanos, System.nanoTime());
            case ConnectTimeoutException unreachable -> rest.silent(startedNanos, System.nanoTime());
            case ConnectionPoolTooBusyException ours -> rest.undecided(System.nanoTime());
            default -> noteFailure(rest, cause);
        }
    }

    /** Notes that a request was given up before there was an answer, for no fault of the service. */
    void abandoned(Route route, HttpMethod method) {
        rests.of(route, method).undecided(System.nanoTime());
    }

    /** Opens a request of the gateway's own. */
    Future<HttpClientRequest> openOwn(Upstream upstream, String target) {
        return requests.request(options(upstream, HttpMethod.GET, target).setIdleTimeout(connectMillis));
    }

    /** Opens a request that will become a tunnel, which may be silent for as long as it likes. */
    Future<HttpClientRequest> openTunnel(Upstream upstream, HttpServerRequest inbound) {
        return tunnels.request(options(upstream, HttpMethod.GET, inbound.uri()));
    }

    /** Records how long a service took from the opened request to the head of its answer. */
    void answered(Route route, HttpMethod method, long startedNanos) {
        long now = System.nanoTime();
        rests.of(route, method).answered(now);
        timers.get(route.upstream()).record(now - startedNanos, TimeUnit.NANOSECONDS);
    }

    private static void noteFailure(Rest rest, Throwable cause) {
        if (cause != LEFT_ALONE) {
            rest.failed(System.nanoTime());
        }
    }

    private RequestOptions options(Upstream upstream, HttpMethod method, String target) {
        SocketAddress address = addresses.get(upstream);
        return new RequestOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setMethod(method)
                .setURI(target)
                .setConnectTimeout(connectMillis);
    }

    private static HttpClient client(Vertx vertx, GatewayConfig config, int connections) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxWaitQueueSize(config.waiting())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setDecompressionSupported(false);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
    }

    private static Timer timer(Upstream upstream, MeterRegistry registry) {
        return Timer.builder("carillon.gateway.upstream")
                .description("Time from the forwarded request to the head of the answer")
                .tag("upstream", upstream.name().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    private static URI uri(Upstream upstream, GatewayConfig.Addresses addresses) {
        return switch (upstream) {
            case CORE -> addresses.core();
            case ADMIN -> addresses.admin();
            case DISPATCHER -> addresses.dispatcher();
            case REALTIME -> addresses.realtime();
            case SELF -> throw new IllegalArgumentException("the gateway does not forward to itself");
        };
    }

    private static SocketAddress address(URI uri) {
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("not a plain http address: " + uri);
        }
        return SocketAddress.inetSocketAddress(uri.getPort() < 0 ? 80 : uri.getPort(), uri.getHost());
    }
}
