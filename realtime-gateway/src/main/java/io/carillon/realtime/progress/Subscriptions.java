package io.carillon.realtime.progress;

import io.carillon.realtime.socket.OpenSocket;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which sockets here are told about what; the tenant is always part of it. */
@ApplicationScoped
public class Subscriptions {
    private final Map<Key, Set<OpenSocket>> sockets = new ConcurrentHashMap<>();

    private record Key(TenantId tenant, Topic topic) {}

    /** From now on the socket is told. */
    public void add(TenantId tenant, Topic topic, OpenSocket socket) {
        sockets.compute(new Key(tenant, topic), (key, present) -> {
            Set<OpenSocket> told = present == null ? ConcurrentHashMap.newKeySet() : present;
            told.add(socket);
            return told;
        });
        socket.topics().add(topic.toString());
    }

    /** The socket is told no more. */
    public void remove(TenantId tenant, Topic topic, OpenSocket socket) {
        sockets.computeIfPresent(new Key(tenant, topic), (key, present) -> {
            present.remove(socket);
            return present.isEmpty() ? null : present;
        });
        socket.topics().remove(topic.toString());
    }

    /** The socket is gone. */
    public void removeAll(TenantId tenant, OpenSocket socket) {
        socket.topics().stream()
                .flatMap(text -> Topic.parse(text).stream())
                .forEach(topic -> remove(tenant, topic, socket));
    }

    /** Who is told; nobody for most topics on most replicas. */
    public Set<OpenSocket> of(TenantId tenant, Topic topic) {
        return sockets.getOrDefault(new Key(tenant, topic), Set.of());
    }
}
