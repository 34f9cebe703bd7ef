package io.carillon.realtime.door;

import io.carillon.realtime.presence.Presence;
import io.carillon.realtime.progress.Subscriptions;
import io.carillon.realtime.progress.Topic;
import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.push.JoinStream;
import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.RealtimeConfig;
import io.carillon.realtime.socket.SocketOwner;
import io.carillon.realtime.socket.SocketRegistry;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a socket in: token verified, a place taken, brought to where its user's inbox is. And lets it out again. */
@ApplicationScoped
class AdmitSocket {
    private final CallerProvider callers;
    private final Origins origins;
    private final SocketRegistry registry;
    private final JoinStream streams;
    private final Subscriptions subscriptions;
    private final Presence presence;
    private final FrameCodec codec;
    private final RealtimeConfig config;

    AdmitSocket(
            CallerProvider callers,
            Origins origins,
            SocketRegistry registry,
            JoinStream streams,
            Subscriptions subscriptions,
            Presence presence,
            FrameCodec codec,
            RealtimeConfig config) {
        this.callers = callers;
        this.origins = origins;
        this.registry = registry;
        this.streams = streams;
        this.subscriptions = subscriptions;
        this.presence = presence;
        this.codec = codec;
        this.config = config;
    }

    /** Admits a socket that saw everything up to {@code lastEventId}; null when it saw nothing yet. */
    Uni<Void> admit(OpenSocket socket, String token, String lastEventId) {
        return verified(socket, callers.verify(token).chain(caller -> enter(socket, caller, lastEventId)));
    }

    /** Lets a socket go on with a newer token of the same user. */
    Uni<Void> renew(OpenSocket socket, Caller present, String token) {
        return verified(socket, callers.verify(token).chain(caller -> goOn(socket, present, caller)));
    }

    /** The socket is gone. */
    void leave(OpenSocket socket, Caller caller) {
        if (socket.leaves()) {
            letOut(socket, caller);
        }
    }

    private void letOut(OpenSocket socket, Caller caller) {
        SocketOwner owner = caller.owner();
        registry.leave(owner);
        streams.leave(socket, caller);
        subscriptions.removeAll(owner.tenant(), socket);
        presence.changed(owner);
    }

    private static Uni<Void> verified(OpenSocket socket, Uni<Void> admission) {
        return admission
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(refused -> end(socket, CloseCode.UNAUTHENTICATED))
                .onFailure(OIDCException.class)
                .recoverWithItem(down -> end(socket, CloseCode.TRY_AGAIN_LATER));
    }

    private Uni<Void> enter(OpenSocket socket, Caller caller, String lastEventId) {
        SocketOwner owner = caller.owner();
        if (socket.isEnding()) {
            return Uni.createFrom().voidItem();
        }
        if (socket.foreignOrigin()
                .filter(origin -> !origins.allows(owner.tenant(), origin))
                .isPresent()) {
            return Uni.createFrom().item(() -> end(socket, CloseCode.ORIGIN_REFUSED));
        }
        if (!registry.enter(owner, config.socketsOfUser(), config.socketsOfTenant())) {
            return Uni.createFrom().item(() -> end(socket, CloseCode.TOO_MANY_SOCKETS));
        }
        socket.belongsTo(caller);
        return streams.join(socket, caller, lastEventId)
                .invoke(() -> follow(socket, owner))
                .onTermination()
                .invoke(() -> leaveIfGone(socket, caller));
    }

    /** Every tab is told about its user's other tabs. */
    private void follow(OpenSocket socket, SocketOwner owner) {
        subscriptions.add(owner.tenant(), new Topic(Topic.Kind.PRESENCE, owner.userId()), socket);
        presence.changed(owner);
    }

    /** Gone before it was in: nobody else would let it out. */
    private void leaveIfGone(OpenSocket socket, Caller caller) {
        if (socket.isGone()) {
            subscriptions.removeAll(caller.owner().tenant(), socket);
            leave(socket, caller);
        }
    }

    private Uni<Void> goOn(OpenSocket socket, Caller present, Caller caller) {
        if (caller.owner().equals(present.owner())) {
            socket.belongsTo(caller);
            streams.welcomeAgain(socket, caller);
        } else {
            socket.push(codec.encode(new ServerFrame.Problem("other-user", null)));
        }
        return Uni.createFrom().voidItem();
    }

    private static Void end(OpenSocket socket, CloseCode code) {
        socket.end(code);
        return null;
    }
}
