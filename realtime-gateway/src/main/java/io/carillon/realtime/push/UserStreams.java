package io.carillon.realtime.push;

import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.SocketOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The streams of users who have a socket here, or are about to. */
@ApplicationScoped
class UserStreams {
    private final ConcurrentMap<SocketOwner, UserStream> streams = new ConcurrentHashMap<>();
    private final Set<SocketOwner> recounted = ConcurrentHashMap.newKeySet();

    /** The user's stream, to ask core about; {@link #asked} must follow. */
    UserStream ask(SocketOwner owner) {
        return streams.compute(owner, (same, present) -> {
            UserStream stream = present == null ? new UserStream() : present;
            stream.asks();
            return stream;
        });
    }

    void asked(SocketOwner owner, UserStream stream) {
        stream.asked();
        forgetIfIdle(owner);
    }

    /** The user's stream; empty for most users on most replicas. */
    Optional<UserStream> find(SocketOwner owner) {
        return Optional.ofNullable(streams.get(owner));
    }

    Map<SocketOwner, UserStream> all() {
        return streams;
    }

    /** The unread count of this user is to be told soon. */
    void recount(SocketOwner owner) {
        recounted.add(owner);
    }

    Set<SocketOwner> recounted() {
        return recounted;
    }

    void leave(Caller caller, OpenSocket socket) {
        find(caller.owner()).ifPresent(stream -> stream.leave(socket));
        forgetIfIdle(caller.owner());
    }

    private void forgetIfIdle(SocketOwner owner) {
        streams.computeIfPresent(owner, (same, present) -> present.isIdle() ? null : present);
    }
}
