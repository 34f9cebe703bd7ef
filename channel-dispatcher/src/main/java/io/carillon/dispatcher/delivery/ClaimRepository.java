package io.carillon.dispatcher.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Claims in Redis: {@code claim:<delivery>:<attempt>} holds the owner, {@code called:<owner>} once a provider call may
 * have begun, or {@code done}; {@code dispatcher:<owner>} exists while that process lives. Every method is one pipelined round trip and fails when Redis does not answer in time.
 */
@ApplicationScoped
class ClaimRepository {
    /** Changes what is free or says one of two things, tells what each said before. */
    private static final String CHANGE = """
            local said = {}
            for i, key in ipairs(KEYS) do
                local now = redis.call('GET', key)
                if not now or now == ARGV[1] or now == ARGV[2] then
                    redis.call('SET', key, ARGV[3], 'PX', ARGV[4])
                end
                said[i] = now
            end
            return said
            """;

    private final Redis redis;
    private final ClaimConfig config;
    private final Owner owner;
    private volatile boolean met;

    ClaimRepository(Redis redis, ClaimConfig config, Owner owner) {
        this.redis = redis;
        this.config = config;
        this.owner = owner;
    }

    /** Claims what is free; tells for each key what its claim said before. */
    Uni<List<Optional<String>>> claim(List<AttemptKey> keys) {
        List<Request> requests = new ArrayList<>(keys.size() + 1);
        requests.add(signOfLife());
        keys.forEach(key -> requests.add(setIfFree(key)));
        return batch(requests).map(replies -> texts(replies.subList(1, replies.size())));
    }

    /** What the claims say now. */
    Uni<List<Optional<String>>> read(List<AttemptKey> keys) {
        return batch(keys.stream()
                        .map(key -> Request.cmd(Command.GET).arg(key.redisKey()))
                        .toList())
                .map(ClaimRepository::texts);
    }

    /** Which of the owners live. */
    Uni<Map<String, Boolean>> alive(Collection<String> owners) {
        List<String> names = List.copyOf(owners);
        return batch(names.stream()
                        .map(name -> Request.cmd(Command.EXISTS).arg(Owner.key(name)))
                        .toList())
                .map(replies -> byName(names, replies));
    }

    /** Takes claims over from their dead owners unless somebody else was faster; tells what each said before. */
    Uni<List<Optional<String>>> takeOver(List<AttemptKey> keys, List<String> deadOwners) {
        List<Request> requests = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            requests.add(change(List.of(keys.get(i)), deadOwners.get(i), new ClaimState(owner.id(), false)));
        }
        return batch(requests)
                .map(replies ->
                        replies.stream().map(reply -> said(reply).getFirst()).toList());
    }

    /** Marks claims of this owner before a provider is called, lost ones again; tells what each said before. */
    Uni<List<Optional<String>>> markCalled(List<AttemptKey> keys) {
        return batch(List.of(change(keys, owner.id(), new ClaimState(owner.id(), true))))
                .map(replies -> said(replies.getFirst()));
    }

    /** Marks attempts whose outcome is written; only the commit waits for it, so it may take longer. */
    Uni<Void> markDone(Collection<AttemptKey> keys) {
        return batch(keys.stream().map(this::setDone).toList(), config.liveness())
                .replaceWithVoid();
    }

    /** Tells that this owner lives, and leases again the claims it holds. */
    Uni<Void> renew(Collection<AttemptKey> held) {
        List<Request> requests = new ArrayList<>(held.size() + 1);
        requests.add(signOfLife());
        held.forEach(key -> requests.add(lease(key)));
        return batch(requests).replaceWithVoid();
    }

    private Request signOfLife() {
        return Request.cmd(Command.SET)
                .arg(Owner.key(owner.id()))
                .arg("1")
                .arg("PX")
                .arg(config.liveness().toMillis());
    }

    private Request setIfFree(AttemptKey key) {
        return Request.cmd(Command.SET)
                .arg(key.redisKey())
                .arg(owner.id())
                .arg("NX")
                .arg("GET")
                .arg("PX")
                .arg(config.lease().toMillis());
    }

    private Request change(List<AttemptKey> keys, String from, ClaimState to) {
        Request request = Request.cmd(Command.EVAL).arg(CHANGE).arg(keys.size());
        keys.forEach(key -> request.arg(key.redisKey()));
        return request.arg(new ClaimState(from, false).text())
                .arg(new ClaimState(from, true).text())
                .arg(to.text())
                .arg(config.lease().toMillis());
    }

    private Request setDone(AttemptKey key) {
        return Request.cmd(Command.SET)
                .arg(key.redisKey())
                .arg(ClaimState.DONE)
                .arg("PX")
                .arg(config.doneFor().toMillis());
    }

    private Request lease(AttemptKey key) {
        return Request.cmd(Command.PEXPIRE)
                .arg(key.redisKey())
                .arg(config.lease().toMillis());
    }

    private Uni<List<Response>> batch(List<Request> requests) {
        return batch(requests, met ? config.patience() : config.firstPatience());
    }

    private Uni<List<Response>> batch(List<Request> requests, Duration patience) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return redis.batch(requests)
                .ifNoItem()
                .after(patience)
                .failWith(() -> new TimeoutException("no answer within " + patience.toMillis() + " ms"))
                .onTermination()
                .invoke(() -> met = true);
    }

    private static List<Optional<String>> texts(List<Response> replies) {
        return replies.stream()
                .map(reply -> Optional.ofNullable(reply).map(Response::toString))
                .toList();
    }

    private static List<Optional<String>> said(Response reply) {
        return IntStream.range(0, reply.size())
                .mapToObj(i -> Optional.ofNullable(reply.get(i)).map(Response::toString))
                .toList();
    }

    private static boolean isOne(Response reply) {
        return reply != null && reply.toInteger() == 1;
    }

    private static Map<String, Boolean> byName(List<String> names, List<Response> replies) {
        Map<String, Boolean> alive = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            alive.put(names.get(i), isOne(replies.get(i)));
        }
        return alive;
    }
}
