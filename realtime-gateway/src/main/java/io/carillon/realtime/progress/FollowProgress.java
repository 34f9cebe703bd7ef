package io.carillon.realtime.progress;

import io.carillon.realtime.core.CoreAnswer;
import io.carillon.realtime.core.CoreAnswer.Done;
import io.carillon.realtime.core.CoreAnswer.Figures;
import io.carillon.realtime.core.CoreAnswer.Refused;
import io.carillon.realtime.core.CoreClient;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a socket follow a batch or bulk job that core shows to its user. Core is asked twice: whether the user may know, and,
 * once the socket is entered, how far it is; so nobody hears what is not his, and nothing falls between.
 */
@ApplicationScoped
public class FollowProgress {
    private static final int NOT_FOUND = 404;

    private final CoreClient core;
    private final Subscriptions subscriptions;
    private final FrameCodec codec;

    FollowProgress(CoreClient core, Subscriptions subscriptions, FrameCodec codec) {
        this.core = core;
        this.subscriptions = subscriptions;
        this.codec = codec;
    }

    public Uni<Void> follow(OpenSocket socket, Caller caller, Topic topic) {
        return ask(caller, topic)
                .invoke(answer -> enter(socket, caller, topic, answer))
                .chain(answer ->
                        isShown(answer) ? ask(caller, topic) : Uni.createFrom().item(answer))
                .invoke(answer -> socket.push(codec.encode(frame(topic, answer))))
                .replaceWithVoid();
    }

    private Uni<CoreAnswer> ask(Caller caller, Topic topic) {
        return topic.kind() == Topic.Kind.BULK
                ? core.bulkJob(caller.token(), topic.uuid())
                : core.batch(caller.token(), topic.uuid());
    }

    private void enter(OpenSocket socket, Caller caller, Topic topic, CoreAnswer answer) {
        if (isShown(answer)) {
            subscriptions.add(caller.owner().tenant(), topic, socket);
        }
        if (socket.isEnding()) {
            subscriptions.removeAll(caller.owner().tenant(), socket);
        }
    }

    private static boolean isShown(CoreAnswer answer) {
        return answer instanceof Done<?>(Figures figures);
    }

    private static ServerFrame frame(Topic topic, CoreAnswer answer) {
        return answer instanceof Done<?>(Figures figures)
                ? ProgressFrames.of(topic.kind() == Topic.Kind.BULK, topic.id(), figures.state(), figures.counters())
                : new ServerFrame.Problem(problem(answer), topic.toString());
    }

    private static String problem(CoreAnswer answer) {
        return switch (answer) {
            case Refused(int status) when status == NOT_FOUND -> "not-found";
            case Refused refused -> "forbidden";
            case Done<?> nothing -> "try-again-later";
            case CoreAnswer.Away away -> "try-again-later";
        };
    }
}
