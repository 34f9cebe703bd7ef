package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.protocol.UnreadCount;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a socket in: token verified, registered, welcomed. It is registered before unread notifications are counted, so
 * nothing falls between; what arrives in that moment comes before the welcome.
 */
@ApplicationScoped
class AdmitSocket {
    private final CallerProvider callers;
    private final SocketRegistry registry;
    private final CoreClient core;
    private final FrameCodec codec;
    private final Clock clock;

    AdmitSocket(CallerProvider callers, SocketRegistry registry, CoreClient core, FrameCodec codec, Clock clock) {
        this.callers = callers;
        this.registry = registry;
        this.core = core;
        this.codec = codec;
        this.clock = clock;
    }

    Uni<Void> admit(OpenSocket socket, String token) {
        return callers.verify(token)
                .invoke(caller -> register(socket, caller))
                .chain(caller -> core.unreadCount(caller.token()))
                .invoke(unread -> welcome(socket, unread))
                .replaceWithVoid()
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(refused -> refuse(socket, CloseCode.UNAUTHENTICATED))
                .onFailure(OIDCException.class)
                .recoverWithItem(down -> refuse(socket, CloseCode.TRY_AGAIN_LATER));
    }

    private void register(OpenSocket socket, Caller caller) {
        socket.belongsTo(caller.owner());
        socket.endAfter(Duration.between(clock.instant(), caller.expiresAt()), CloseCode.UNAUTHENTICATED);
        registry.add(caller.owner(), socket);
        if (socket.isEnding()) {
            registry.remove(caller.owner(), socket);
        }
    }

    private void welcome(OpenSocket socket, Optional<UnreadCount> unread) {
        socket.push(codec.encode(new ServerFrame.Welcome(unread.orElse(null), null)));
    }

    private static Void refuse(OpenSocket socket, CloseCode code) {
        socket.end(code);
        return null;
    }
}
