package io.carillon.dispatcher.limit;

import io.vertx.core.Future;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Turns of a rate that all replicas share: one key in Redis says when the next turn is free. */
@ApplicationScoped
class RateRepository {
    private static final String RESERVE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local free = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
            local ends = free + tonumber(ARGV[1]) * tonumber(ARGV[2])
            redis.call('SET', KEYS[1], string.format('%.0f', ends), 'PX', math.ceil((ends - now) / 1000) + 1000)
            return free - now
            """;

    private final io.vertx.redis.client.Redis redis;
    private final LimitConfig config;

    RateRepository(Redis redis, LimitConfig config) {
        this.redis = redis.getDelegate();
        this.config = config;
    }

    /**
     * Takes the next {@code turns} turns, one every {@code intervalNanos}.
     *
     * @return nanoseconds from now to the first of them; fails when Redis does not answer in time
     */
    Future<Long> reserve(String rate, long intervalNanos, int turns) {
        Request request = Request.cmd(Command.EVAL)
                .arg(RESERVE)
                .arg(1)
                .arg("limits:rate:" + rate)
                .arg(TimeUnit.NANOSECONDS.toMicros(intervalNanos))
                .arg(turns);
        return redis.send(request)
                .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .map(reply -> TimeUnit.MICROSECONDS.toNanos(reply.toLong()));
    }
}
