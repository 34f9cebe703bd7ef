package io.carillon.realtime.progress;

import io.carillon.events.ProgressChanged;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.socket.OpenSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Tells the sockets that asked how far a batch or bulk job is; written once for all of them. */
@ApplicationScoped
public class PushProgress {
    private final Subscriptions subscriptions;
    private final FrameCodec codec;

    PushProgress(Subscriptions subscriptions, FrameCodec codec) {
        this.subscriptions = subscriptions;
        this.codec = codec;
    }

    public void push(ReceivedEvent<ProgressChanged> received) {
        ProgressChanged progress = received.event().data();
        boolean isBulk = progress.kind() == ProgressChanged.Kind.BULK;
        Topic topic = new Topic(isBulk ? Topic.Kind.BULK : Topic.Kind.BATCH, progress.id());
        Set<OpenSocket> sockets = subscriptions.of(received.event().tenant(), topic);
        if (!sockets.isEmpty()) {
            String frame =
                    codec.encode(ProgressFrames.of(isBulk, progress.id(), progress.state(), progress.counters()));
            sockets.forEach(socket -> socket.push(frame));
        }
    }
}
