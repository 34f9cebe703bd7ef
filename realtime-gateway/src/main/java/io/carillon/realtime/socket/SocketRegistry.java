package io.carillon.realtime.socket;

import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets of this replica, and how many each user and each tenant has. */
@ApplicationScoped
public class SocketRegistry {
    private final Set<OpenSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<SocketOwner, Integer> ofUsers = new ConcurrentHashMap<>();
    private final Map<TenantId, Integer> ofTenants = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** A socket was opened; nobody is on it yet. */
    public void opened(OpenSocket socket) {
        sockets.add(socket);
    }

    /** A socket is gone. */
    public void closed(OpenSocket socket) {
        sockets.remove(socket);
    }

    /** Takes a place for a socket of this user; false when there is none left. */
    public boolean enter(SocketOwner owner, int mostOfUser, int mostOfTenant) {
        if (!increment(ofTenants, owner.tenant(), mostOfTenant)) {
            return false;
        }
        boolean entered = increment(ofUsers, owner, mostOfUser);
        if (!entered) {
            decrement(ofTenants, owner.tenant());
        }
        return entered;
    }

    /** Gives the place back. */
    public void leave(SocketOwner owner) {
        decrement(ofUsers, owner);
        decrement(ofTenants, owner.tenant());
    }

    /** How many sockets this user has here. */
    public int countOf(SocketOwner owner) {
        return ofUsers.getOrDefault(owner, 0);
    }

    /** Users with a socket here, and how many each. */
    public Map<SocketOwner, Integer> users() {
        return Collections.unmodifiableMap(ofUsers);
    }

    /** All sockets, those of nobody yet included. */
    public Collection<OpenSocket> all() {
        return Collections.unmodifiableSet(sockets);
    }

    /** From now on no socket stays. */
    public void refuseAll() {
        closing = true;
    }

    public boolean isClosing() {
        return closing;
    }

    private static <K> boolean increment(Map<K, Integer> counts, K key, int most) {
        boolean[] entered = {false};
        counts.compute(key, (same, count) -> {
            int before = count == null ? 0 : count;
            entered[0] = before < most;
            return entered[0] ? Integer.valueOf(before + 1) : count;
        });
        return entered[0];
    }

    private static <K> void decrement(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
