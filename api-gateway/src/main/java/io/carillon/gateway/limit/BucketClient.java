package io.carillon.gateway.limit;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets in Redis, kept as the one moment at which the bucket would be full (generic cell rate algorithm): one
 * key, one script, one round trip, by the clock of Redis, so any number of gateways agree.
 */
@ApplicationScoped
class BucketClient {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final String SCRIPT_IS_GONE = "NOSCRIPT";

    /** KEYS[1] bucket; ARGV[1] microseconds for one token, ARGV[2] microseconds from empty to full. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local token = tonumber(ARGV[1])
            local full = tonumber(redis.call('GET', KEYS[1]) or now)
            if full < now then full = now end
            local after = full + token
            local room = now + ARGV[2] - after
            if room < 0 then return {0, 0, math.ceil(-room), math.ceil(full - now)} end
            redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000))
            return {1, math.floor(room / token), 0, math.ceil(after - now)}
            """;

    private static final String TAKE_SHA = sha1(TAKE);

    private final Vertx vertx;
    private final RedisOptions options;
    private Line line;

    BucketClient(Vertx vertx, LimitConfig config) {
        this.vertx = vertx;
        this.options = new RedisOptions()
                .setConnectionString(config.redis())
                .setMaxPoolSize(1)
                .setMaxWaitingHandlers(config.waiting());
    }

    /** The first request shall find a connection and the script. */
    void prepare(@Observes StartupEvent started) {
        send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(TAKE));
    }

    /** Takes one token; fails when Redis does not answer within the patience. Completes on the caller's context. */
    Future<Count> take(Limit limit, Duration patience) {
        Promise<Count> taken = Promise.promise();
        Context caller = vertx.getOrCreateContext();
        ask(Request.cmd(Command.EVALSHA).arg(TAKE_SHA), limit)
                .recover(failure -> askWithScript(failure, limit))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(BucketClient::count)
                .onComplete(count -> caller.runOnContext(back -> taken.handle(count)));
        return taken.future();
    }

    /** Drops the connection, which may be one that leads nowhere any more; the next request opens another. */
    synchronized void hangUp() {
        if (line != null) {
            line.client().close();
            line = null;
        }
    }

    private synchronized Line line() {
        if (line == null) {
            Redis client = Redis.createClient(vertx, options);
            line = new Line(client, client.connect());
            line.connection().onComplete(this::watch, failure -> hangUp());
        }
        return line;
    }

    private void watch(RedisConnection connection) {
        connection.exceptionHandler(broken -> hangUp()).endHandler(closed -> hangUp());
    }

    /** All requests share one connection: commands are pipelined, so none waits for the answer to another. */
    private Future<Response> send(Request request) {
        return line().connection().compose(connection -> connection.send(request));
    }

    /** One client and its only connection. */
    private record Line(Redis client, Future<RedisConnection> connection) {}

    private Future<Response> askWithScript(Throwable failure, Limit limit) {
        boolean gone = failure.getMessage() != null && failure.getMessage().startsWith(SCRIPT_IS_GONE);
        return gone ? ask(Request.cmd(Command.EVAL).arg(TAKE), limit) : Future.failedFuture(failure);
    }

    private Future<Response> ask(Request request, Limit limit) {
        return send(request.arg(1)
                .arg(limit.key())
                .arg(Math.max(1, MINUTE_MICROS / limit.perMinute()))
                .arg(Math.max(1, MINUTE_MICROS / limit.perMinute()) * limit.perMinute()));
    }

    private static Count count(Response answer) {
        return Count.of(
                answer.get(0).toLong(),
                answer.get(1).toLong(),
                answer.get(2).toLong(),
                answer.get(3).toLong());
    }

    private static String sha1(String script) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
