package io.carillon.dispatcher.provider;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/**
 * Posts to vendors' HTTP APIs over kept connections. Answers are read up to a limit, redirects are not followed, and a
 * call that is given up resets its request, so no connection is left hanging.
 */
@ApplicationScoped
public class HttpCalls {
    private final HttpClient client;
    private final ProviderConfig config;
    private final Clock clock;

    HttpCalls(Vertx vertx, ProviderConfig config, Clock clock) {
        int connectMillis = (int) config.connectTimeout().toMillis();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(60)
                .setTcpNoDelay(true)
                .setTryUseCompression(false);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.httpConnections()));
        this.config = config;
        this.clock = clock;
    }

    /** Posts {@code body}; fails on outages and on answers longer than the limit. */
    public Uni<HttpAnswer> post(String url, Map<String, String> headers, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setConnectTimeout(config.connectTimeout().toMillis());
        headers.forEach(options::addHeader);
        return client.request(options).chain(request -> exchange(request, body));
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
