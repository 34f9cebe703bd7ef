package io.carillon.realtime.socket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which sockets a user has open here. Reading takes no lock; each change replaces one user's short list. */
@ApplicationScoped
public class SocketRegistry {
    private final ConcurrentMap<SocketOwner, List<OpenSocket>> sockets = new ConcurrentHashMap<>();

    void add(SocketOwner owner, OpenSocket socket) {
        sockets.merge(owner, List.of(socket), SocketRegistry::joined);
    }

    void remove(SocketOwner owner, OpenSocket socket) {
        sockets.computeIfPresent(owner, (key, present) -> without(present, socket));
    }

    /** The user's open sockets; empty for most users on most replicas. */
    public List<OpenSocket> of(SocketOwner owner) {
        return sockets.getOrDefault(owner, List.of());
    }

    private static List<OpenSocket> joined(List<OpenSocket> present, List<OpenSocket> more) {
        List<OpenSocket> all = new ArrayList<>(present);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<OpenSocket> without(List<OpenSocket> present, OpenSocket socket) {
        List<OpenSocket> rest =
                present.stream().filter(other -> other != socket).toList();
        return rest.isEmpty() ? null : rest;
    }
}
