package io.carillon.realtime.presence;

import io.carillon.realtime.progress.Subscriptions;
import io.carillon.realtime.progress.Topic;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.SocketOwner;
import io.carillon.realtime.socket.SocketRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps Redis in step with who is here, and tells sockets when somebody they may see came or went anywhere. Nothing waits
 * for Redis: while it is away, presence is not told.
 */
@ApplicationScoped
public class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);
    static final Duration HOLDS = Duration.ofSeconds(60);
    private static final int AT_ONCE = 500;

    private final PresenceRepository repository;
    private final SocketRegistry registry;
    private final Subscriptions subscriptions;
    private final FrameCodec codec;
    private final Clock clock;
    private final Set<SocketOwner> changed = ConcurrentHashMap.newKeySet();
    private volatile String place;

    Presence(
            PresenceRepository repository,
            SocketRegistry registry,
            Subscriptions subscriptions,
            FrameCodec codec,
            Clock clock) {
        this.repository = repository;
        this.registry = registry;
        this.subscriptions = subscriptions;
        this.codec = codec;
        this.clock = clock;
    }

    /** A socket of this user came or went here. */
    public void changed(SocketOwner owner) {
        changed.add(owner);
    }

    /** Tells a socket where somebody is, now. */
    public Uni<Void> tell(OpenSocket socket, SocketOwner about) {
        return repository
                .read(List.of(about), clock.instant())
                .invoke(found -> found.forEach((owner, where) -> socket.push(frame(owner, where))))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Writes what changed here, then tells what changed anywhere. */
    Uni<Void> beat() {
        return write(taken(), true)
                .chain(this::whatChanged)
                .chain(this::tellAll)
                .onFailure()
                .invoke(outage -> LOG.debugf("presence is not told: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Says again who is here; what is not said again stops holding. */
    Uni<Void> renew() {
        return write(Map.copyOf(registry.users()), false)
                .onFailure()
                .invoke(outage -> LOG.debugf("presence is not renewed: %s", outage.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> write(Map<SocketOwner, Integer> here, boolean isNews) {
        Instant now = clock.instant();
        return here.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .write(here, now, now.plus(HOLDS), isNews)
                        .onFailure()
                        .invoke(outage -> changed.addAll(isNews ? here.keySet() : Set.of()));
    }

    private Map<SocketOwner, Integer> taken() {
        Map<SocketOwner, Integer> here = new HashMap<>();
        changed.stream().limit(AT_ONCE).forEach(owner -> here.put(owner, 0));
        changed.removeAll(here.keySet());
        here.replaceAll((owner, none) -> registry.countOf(owner));
        return here;
    }

    private Uni<List<SocketOwner>> whatChanged() {
        return place == null
                ? repository.place().invoke(found -> place = found).replaceWith(List.of())
                : repository
                        .changesAfter(place)
                        .invoke(changes -> place = changes.place())
                        .map(PresenceRepository.Changes::owners);
    }

    private Uni<Void> tellAll(List<SocketOwner> owners) {
        List<SocketOwner> watched = owners.stream()
                .distinct()
                .filter(owner -> !watchers(owner).isEmpty())
                .toList();
        return repository
                .read(watched, clock.instant())
                .invoke(this::tellWatchers)
                .replaceWithVoid();
    }

    private void tellWatchers(Map<SocketOwner, Whereabouts> found) {
        found.forEach((owner, where) -> {
            String frame = frame(owner, where);
            watchers(owner).forEach(socket -> socket.push(frame));
        });
    }

    private Set<OpenSocket> watchers(SocketOwner owner) {
        return subscriptions.of(owner.tenant(), new Topic(Topic.Kind.PRESENCE, owner.userId()));
    }

    private String frame(SocketOwner owner, Whereabouts where) {
        return codec.encode(
                new ServerFrame.Presence(owner.userId(), where.sockets() > 0, where.sockets(), where.lastSeenAt()));
    }
}
