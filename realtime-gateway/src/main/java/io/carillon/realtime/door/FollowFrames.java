package io.carillon.realtime.door;

import io.carillon.realtime.core.CoreAnswer;
import io.carillon.realtime.core.CoreAnswer.Refused;
import io.carillon.realtime.core.CoreClient;
import io.carillon.realtime.presence.Presence;
import io.carillon.realtime.progress.FollowProgress;
import io.carillon.realtime.progress.Subscriptions;
import io.carillon.realtime.progress.Topic;
import io.carillon.realtime.protocol.ClientFrame;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.SocketOwner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Does what the frames of an admitted socket ask for. What cannot be done is answered with an error frame; what was done
 * to the inbox comes back to all of the user's sockets as the change that it is.
 */
@ApplicationScoped
class FollowFrames {
    private static final int MOST_TOPICS = 50;
    private static final int NOT_FOUND = 404;

    private final CoreClient core;
    private final FollowProgress progress;
    private final Subscriptions subscriptions;
    private final Presence presence;
    private final FrameCodec codec;

    FollowFrames(
            CoreClient core,
            FollowProgress progress,
            Subscriptions subscriptions,
            Presence presence,
            FrameCodec codec) {
        this.core = core;
        this.progress = progress;
        this.subscriptions = subscriptions;
        this.presence = presence;
        this.codec = codec;
    }

    Uni<Void> markRead(OpenSocket socket, Caller caller, ClientFrame.MarkRead frame) {
        try {
            UUID id = UUID.fromString(frame.id());
            return core.markRead(caller.token(), id)
                    .invoke(answer -> report(socket, answer, frame.id()))
                    .replaceWithVoid();
        } catch (IllegalArgumentException notAnId) {
            return problem(socket, "not-found", frame.id());
        }
    }

    Uni<Void> markAllRead(OpenSocket socket, Caller caller, ClientFrame.MarkAllRead frame) {
        return core.markAllRead(caller.token(), frame.category())
                .invoke(answer -> report(socket, answer, frame.category()))
                .replaceWithVoid();
    }

    Uni<Void> subscribe(OpenSocket socket, Caller caller, ClientFrame.Subscribe frame) {
        if (socket.topics().size() > MOST_TOPICS) {
            return problem(socket, "too-many-topics", frame.topic());
        }
        return Topic.parse(frame.topic())
                .map(topic -> follow(socket, caller, topic))
                .orElseGet(() -> problem(socket, "unknown-topic", frame.topic()));
    }

    Uni<Void> unsubscribe(OpenSocket socket, Caller caller, ClientFrame.Unsubscribe frame) {
        Topic.parse(frame.topic())
                .ifPresent(topic -> subscriptions.remove(caller.owner().tenant(), topic, socket));
        return Uni.createFrom().voidItem();
    }

    Uni<Void> problem(OpenSocket socket, String code, String about) {
        socket.push(codec.encode(new ServerFrame.Problem(code, about)));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(OpenSocket socket, Caller caller, Topic topic) {
        return topic.kind() == Topic.Kind.PRESENCE
                ? watch(socket, caller, topic)
                : progress.follow(socket, caller, topic);
    }

    private Uni<Void> watch(OpenSocket socket, Caller caller, Topic topic) {
        SocketOwner about = new SocketOwner(caller.owner().tenant(), topic.id());
        if (!caller.mayWatch() && !about.equals(caller.owner())) {
            return problem(socket, "forbidden", topic.toString());
        }
        subscriptions.add(about.tenant(), topic, socket);
        return presence.tell(socket, about);
    }

    private void report(OpenSocket socket, CoreAnswer answer, String about) {
        switch (answer) {
            case CoreAnswer.Done<?> done -> {}
            case Refused(int status) when status == NOT_FOUND -> problem(socket, "not-found", about);
            case Refused refused -> problem(socket, "forbidden", about);
            case CoreAnswer.Away away -> problem(socket, "try-again-later", about);
        }
    }
}
