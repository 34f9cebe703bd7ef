package io.carillon.devstack.simulator.callback;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends callbacks when they are due, over a few connections; what exceeds its queue is dropped and counted. */
public final class CallbackSender {
    private static final int LONGEST_QUEUE = 100_000;
    private static final int CONNECTIONS = 16;
    private static final long PATIENCE_MILLIS = 15_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Clock clock;
    private final Messages messages;
    private final Optional<String> reach;
    private final int longestQueue;
    private final CallbackLog log = new CallbackLog();
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param reach base address under which this machine reaches what vendors reach by another name; usually none */
    public CallbackSender(Vertx vertx, Messages messages, Optional<String> reach, Clock clock) {
        this(vertx, messages, reach, clock, LONGEST_QUEUE);
    }

    CallbackSender(Vertx vertx, Messages messages, Optional<String> reach, Clock clock, int longestQueue) {
        this.vertx = vertx;
        this.messages = messages;
        this.reach = reach;
        this.clock = clock;
        this.longestQueue = longestQueue;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true).setConnectTimeout(2_000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    /**
     * Tells a message's story, step by step.
     *
     * @param startMillis pause before the story begins
     * @param random what shuffles
     */
    public void tell(List<Callback> story, CallbackScript script, long startMillis, Random random) {
        List<Integer> places = places(story.size(), script.shuffle(), random);
        for (int step = 0; step < story.size(); step++) {
            long due = startMillis + script.delayMillis() * (places.get(step) + 1);
            Callback callback = story.get(step);
            later(
                    startMillis + script.delayMillis() * (step + 1),
                    () -> messages.reach(callback.messageId(), callback.state()));
            if (script.enabled() && callback.url() != null) {
                for (int copy = 0; copy <= script.duplicates(); copy++) {
                    queue(callback, script, due + copy * script.delayMillis() / 2);
                }
            }
        }
    }

    private static List<Integer> places(int steps, boolean shuffle, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < steps; at++) {
            places.add(at);
        }
        if (shuffle) {
            Collections.shuffle(places, random);
        }
        return places;
    }

    private void queue(Callback callback, CallbackScript script, long due) {
        if (waiting.incrementAndGet() > longestQueue) {
            waiting.decrementAndGet();
            log.count(callback.provider(), "dropped");
            return;
        }
        log.count(callback.provider(), "queued");
        later(due, () -> post(callback, script, 1));
    }

    private void later(long millis, Runnable action) {
        if (millis <= 0) {
            vertx.runOnContext(now -> action.run());
        } else {
            vertx.setTimer(millis, timer -> action.run());
        }
    }

    private void post(Callback callback, CallbackScript script, int attempt) {
        String url = script.url()
                .or(() -> reach)
                .map(base -> moved(callback.url(), base))
                .orElse(callback.url());
        String signed = script.forged() ? callback.body() + "forged" : callback.body();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setIdleTimeout(PATIENCE_MILLIS)
                .putHeader("Content-Type", callback.contentType());
        callback.signature().headers(callback.url(), signed, clock.instant()).forEach(options::putHeader);
        client.request(options)
                .compose(request -> exchange(request, callback.body()))
                .otherwise(0)
                .onSuccess(status -> answered(callback, script, url, attempt, status));
    }

    private static Future<Integer> exchange(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body))
                .compose(response -> response.body().map(response.statusCode()));
    }

    private void answered(Callback callback, CallbackScript script, String url, int attempt, int status) {
        log.add(callback, url, attempt, status);
        boolean taken = status >= 200 && status < 300;
        if (taken || attempt > callback.retryAfterMillis().size()) {
            waiting.decrementAndGet();
        } else {
            later(callback.retryAfterMillis().get(attempt - 1), () -> post(callback, script, attempt + 1));
        }
    }

    private static String moved(String url, String base) {
        URI given = URI.create(url);
        String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
        return base.replaceAll("/+$", "") + given.getRawPath() + query;
    }

    /** How many callbacks are yet to be taken or given up. */
    public int waiting() {
        return waiting.get();
    }

    /** What was sent, newest first; {@code null} for every provider, every message. */
    public JsonArray list(String provider, String messageId, int limit) {
        return log.list(provider, messageId, limit);
    }

    /** By provider how many were queued, accepted, refused, unanswered and dropped. */
    public JsonObject counts() {
        return log.counts();
    }
}
