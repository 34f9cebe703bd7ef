package io.carillon.dispatcher.limit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * What replicas know together about accounts that do not do well: one hash in Redis, a field for each of them, changed by
 * one script, numbered and timed by Redis. Accounts that do well have no field. Every method is one round trip and fails
 * when Redis does not answer in time.
 */
@ApplicationScoped
class HealthRepository {
    static final String HASH = "limits:accounts";

    /** Failures further apart than this are not in a row; what nobody touched for so long is forgotten. */
    private static final long FORGOTTEN_MILLIS = 600_000;

    private static final String CHANGE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local raw = redis.call('HGET', KEYS[1], ARGV[2])
            local s = raw and cjson.decode(raw) or {failures = 0, open = 0, pause = 0, trial = 0, paused = 0, seen = now}
            local change, most, pause = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
            local longest, lease, wait = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
            local granted = 0
            if change == 'failed' and s.open == 0 then
                s.failures = s.failures + 1
                if s.failures >= most then s.pause = pause s.open = now + pause end
            elseif change == 'succeeded' and s.open == 0 then
                s.failures = 0
            elseif change == 'trial' and s.open > 0 and s.open <= now and s.trial <= now then
                s.trial = now + lease
                granted = 1
            elseif change == 'trial-failed' and s.open > 0 then
                s.pause = math.min(math.max(s.pause * 2, pause), longest)
                s.open = now + s.pause
                s.trial = 0
            elseif change == 'trial-succeeded' then
                s.failures = 0 s.open = 0 s.pause = 0 s.trial = 0
            elseif change == 'trial-ended' then
                s.trial = 0
            end
            if wait > 0 then s.paused = math.max(s.paused, now + wait) end
            s.seen = now
            s.version = redis.call('HINCRBY', KEYS[1], '#', 1)
            if s.failures == 0 and s.open == 0 and s.paused <= now then
                redis.call('HDEL', KEYS[1], ARGV[2])
            else
                redis.call('HSET', KEYS[1], ARGV[2], cjson.encode(s))
            end
            local open = -1
            if s.open > 0 then open = math.max(s.open - now, 0) end
            return {granted, s.failures, open, s.pause, math.max(s.trial - now, 0), math.max(s.paused - now, 0),
                s.version}
            """;

    private static final String READ_ALL = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local all = redis.call('HGETALL', KEYS[1])
            local found = {}
            local version = 0
            for i = 1, #all, 2 do
                local s = cjson.decode(all[i + 1])
                if all[i] == '#' then
                    version = s
                elseif s.seen + tonumber(ARGV[1]) < now and s.open < now and s.paused < now then
                    redis.call('HDEL', KEYS[1], all[i])
                else
                    local open = -1
                    if s.open > 0 then open = math.max(s.open - now, 0) end
                    found[#found + 1] = {all[i],
                        {0, s.failures, open, s.pause, math.max(s.trial - now, 0), math.max(s.paused - now, 0),
                            s.version}}
                end
            end
            return {version, found}
            """;

    private final Redis redis;
    private final LimitConfig config;
    private final Health.Policy policy;
    private final Clock clock;

    /** What happened to an account. */
    enum Change {
        FAILED("failed"),
        SUCCEEDED("succeeded"),
        TRIAL("trial"),
        TRIAL_FAILED("trial-failed"),
        TRIAL_SUCCEEDED("trial-succeeded"),
        TRIAL_ENDED("trial-ended"),
        ASKED_TO_WAIT("asked-to-wait");

        private final String name;

        Change(String name) {
            this.name = name;
        }
    }

    /** Every account that does not do well, as of the last change of any. */
    record All(Map<AccountKey, Health> found, long version) {}

    /** What became of a change: whether a trial was granted, and how the account is doing now. */
    record Changed(boolean granted, Health health) {}

    HealthRepository(Redis redis, LimitConfig config, Clock clock) {
        this.redis = redis;
        this.config = config;
        this.policy = Health.Policy.of(config);
        this.clock = clock;
    }

    /** Makes a change known; {@code waitMillis} is what the vendor asked for, or 0. */
    Uni<Changed> change(AccountKey key, Change change, long waitMillis) {
        return send(Request.cmd(Command.EVAL)
                        .arg(CHANGE)
                        .arg(1)
                        .arg(HASH)
                        .arg(change.name)
                        .arg(key.toString())
                        .arg(policy.failures())
                        .arg(policy.pause())
                        .arg(policy.longestPause())
                        .arg(policy.trialLease())
                        .arg(waitMillis))
                .map(this::changed);
    }

    /** Every account that does not do well. */
    Uni<All> readAll() {
        return send(Request.cmd(Command.EVAL).arg(READ_ALL).arg(1).arg(HASH).arg(FORGOTTEN_MILLIS))
                .map(this::healths);
    }

    private Uni<Response> send(Request request) {
        return redis.send(request)
                .ifNoItem()
                .after(config.patience())
                .failWith(() -> new TimeoutException("no answer within " + config.patience()));
    }

    private Changed changed(Response reply) {
        return new Changed(reply.get(0).toInteger() == 1, health(reply));
    }

    private All healths(Response reply) {
        Map<AccountKey, Health> found = new HashMap<>();
        for (Response pair : reply.get(1)) {
            found.put(AccountKey.of(pair.get(0).toString()), health(pair.get(1)));
        }
        return new All(found, reply.get(0).toLong());
    }

    /** Redis tells how long from now, because its clock is not ours. */
    private Health health(Response reply) {
        long now = clock.millis();
        long open = reply.get(2).toLong();
        return new Health(
                reply.get(1).toInteger(),
                open < 0 ? 0 : now + open,
                reply.get(3).toLong(),
                later(now, reply.get(4).toLong()),
                later(now, reply.get(5).toLong()),
                true,
                reply.get(6).toLong());
    }

    private static long later(long now, long millis) {
        return millis == 0 ? 0 : now + millis;
    }
}
