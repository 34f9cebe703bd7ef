package io.carillon.realtime.push;

import io.carillon.events.InboxChanged;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.SocketOwner;
import io.carillon.realtime.socket.SocketRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Pushes one inbox event to its user's sockets. Users without a socket here cost a map lookup; others one encoding. */
@ApplicationScoped
class PushInbox {
    private final SocketRegistry registry;
    private final FrameCodec codec;
    private final Clock clock;
    private final Timer sinceCommit;

    PushInbox(SocketRegistry registry, FrameCodec codec, Clock clock, MeterRegistry meters) {
        this.registry = registry;
        this.codec = codec;
        this.clock = clock;
        this.sinceCommit = Timer.builder("carillon.realtime.push")
                .description("Time from the committed inbox event to its frames' hand-over to the network")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    void push(ReceivedEvent<InboxChanged> received) {
        List<OpenSocket> sockets = registry.of(new SocketOwner(
                received.event().tenant(), received.event().data().userId()));
        if (!sockets.isEmpty()) {
            String frame = codec.encode(InboxFrames.of(received.event()));
            sockets.forEach(socket -> socket.push(frame));
            sinceCommit.record(Duration.between(received.timestamp(), clock.instant()));
        }
    }
}
