package io.carillon.realtime.presence;

import io.carillon.realtime.socket.SocketOwner;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Presence in Redis. The hash {@code presence:<tenant>:<user>} has a field for each replica with the user's sockets there
 * and until when that holds, and a field {@code seen}; the stream {@code presence:changes} says whose hash changed.
 */
@ApplicationScoped
class PresenceRepository {
    private static final String CHANGES = "presence:changes";
    private static final String SEEN = "seen";
    private static final int KEPT_CHANGES = 20_000;
    private static final int READ_AT_ONCE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Redis redis;
    private final String replica = UUID.randomUUID().toString();

    PresenceRepository(Redis redis) {
        this.redis = redis;
    }

    /** What changed after a place of the stream, and where to go on. */
    record Changes(List<SocketOwner> owners, String place) {}

    /** Writes how many sockets users have here, to hold until a moment, and says that it changed if so. */
    Uni<Void> write(Map<SocketOwner, Integer> here, Instant now, Instant until, boolean changed) {
        List<Request> requests = new ArrayList<>(4 * here.size());
        here.forEach((owner, sockets) -> {
            String key = key(owner);
            requests.add(Request.cmd(Command.HSET).arg(key).arg(SEEN).arg(now.toEpochMilli()));
            requests.add(sockets == 0 ? gone(key) : present(key, sockets, until));
            requests.add(Request.cmd(Command.PEXPIRE).arg(key).arg(KEPT.toMillis()));
            if (changed) {
                requests.add(tell(owner));
            }
        });
        return batch(requests).replaceWithVoid();
    }

    /** The newest place of the stream. */
    Uni<String> place() {
        Request newest = Request.cmd(Command.XREVRANGE)
                .arg(CHANGES)
                .arg("+")
                .arg("-")
                .arg("COUNT")
                .arg(1);
        return batch(List.of(newest)).map(replies -> lastPlace(replies.getFirst(), "0"));
    }

    /** Whose hash changed after a place, by whichever replica. */
    Uni<Changes> changesAfter(String place) {
        Request read = Request.cmd(Command.XRANGE)
                .arg(CHANGES)
                .arg("(" + place)
                .arg("+")
                .arg("COUNT")
                .arg(READ_AT_ONCE);
        return batch(List.of(read)).map(replies -> changes(replies.getFirst(), place));
    }

    /** Where users are, those of dead replicas not counted. */
    Uni<Map<SocketOwner, Whereabouts>> read(List<SocketOwner> owners, Instant now) {
        List<Request> requests = owners.stream()
                .map(owner -> Request.cmd(Command.HGETALL).arg(key(owner)))
                .toList();
        return batch(requests).map(replies -> {
            Map<SocketOwner, Whereabouts> found = HashMap.newHashMap(owners.size());
            for (int i = 0; i < owners.size(); i++) {
                found.put(owners.get(i), whereabouts(replies.get(i), now));
            }
            return found;
        });
    }

    private Uni<List<Response>> batch(List<Request> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().item(List.of())
                : redis.batch(requests).ifNoItem().after(PATIENCE).fail();
    }

    private Request present(String key, int sockets, Instant until) {
        return Request.cmd(Command.HSET).arg(key).arg(replica).arg(sockets + ":" + until.toEpochMilli());
    }

    private Request gone(String key) {
        return Request.cmd(Command.HDEL).arg(key).arg(replica);
    }

    private static Request tell(SocketOwner owner) {
        return Request.cmd(Command.XADD)
                .arg(CHANGES)
                .arg("MAXLEN")
                .arg("~")
                .arg(KEPT_CHANGES)
                .arg("*")
                .arg("t")
                .arg(owner.tenant().toString())
                .arg("u")
                .arg(owner.userId());
    }

    private static String key(SocketOwner owner) {
        return "presence:" + owner.tenant() + ":" + owner.userId();
    }

    private static Changes changes(Response entries, String place) {
        List<SocketOwner> owners = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Response fields = entries.get(i).get(1);
            owners.add(new SocketOwner(
                    TenantId.of(fields.get(1).toString()), fields.get(3).toString()));
        }
        return new Changes(owners, lastPlace(entries, place));
    }

    private static String lastPlace(Response entries, String otherwise) {
        int size = entries.size();
        return size == 0 ? otherwise : entries.get(size - 1).get(0).toString();
    }

    private static Whereabouts whereabouts(Response hash, Instant now) {
        int sockets = 0;
        Instant seen = null;
        for (String field : hash.getKeys()) {
            String value = hash.get(field).toString();
            if (field.equals(SEEN)) {
                seen = Instant.ofEpochMilli(Long.parseLong(value));
            } else if (Long.parseLong(value.substring(value.indexOf(':') + 1)) > now.toEpochMilli()) {
                sockets += Integer.parseInt(value.substring(0, value.indexOf(':')));
            }
        }
        return new Whereabouts(sockets, seen);
    }
}
