package io.carillon.realtime.push;

import io.carillon.events.InboxChanged;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.realtime.socket.SocketOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Brings one inbox event to its user's stream. Users without a socket here cost a map lookup; others one encoding. */
@ApplicationScoped
class PushInbox {
    private final UserStreams streams;
    private final InboxFrames frames;
    private final PushMetrics metrics;
    private final Clock clock;

    PushInbox(UserStreams streams, InboxFrames frames, PushMetrics metrics, Clock clock) {
        this.streams = streams;
        this.frames = frames;
        this.metrics = metrics;
        this.clock = clock;
    }

    void push(ReceivedEvent<InboxChanged> received) {
        InboxChanged change = received.event().data();
        SocketOwner owner = new SocketOwner(received.event().tenant(), change.userId());
        streams.find(owner).ifPresent(stream -> hand(stream, owner, change));
    }

    private void hand(UserStream stream, SocketOwner owner, InboxChanged change) {
        if (stream.come(frames.of(change), clock.instant())) {
            streams.recount(owner);
            metrics.pushed(Duration.between(change.occurredAt(), clock.instant()));
        }
    }
}
