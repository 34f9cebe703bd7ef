package io.carillon.realtime.push;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.push.AskInbox.Answer;
import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.RealtimeConfig;
import io.carillon.realtime.socket.SocketOwner;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Two timers for all streams: one tells unread counts that changed, one asks core for what did not come. */
@ApplicationScoped
class StreamPulse {
    /** Streams that core is asked about at the same time, at most. */
    private static final int MOST_ASKING = 64;

    private static final Logger LOG = Logger.getLogger(StreamPulse.class);

    private final Vertx vertx;
    private final UserStreams streams;
    private final AskInbox inbox;
    private final InboxFrames frames;
    private final PushMetrics metrics;
    private final RealtimeConfig config;
    private final Clock clock;
    private final AtomicInteger asking = new AtomicInteger();

    StreamPulse(
            Vertx vertx,
            UserStreams streams,
            AskInbox inbox,
            InboxFrames frames,
            PushMetrics metrics,
            RealtimeConfig config,
            Clock clock) {
        this.vertx = vertx;
        this.streams = streams;
        this.inbox = inbox;
        this.frames = frames;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(Math.max(1, config.unreadEvery().toMillis()), tick -> tellCounts());
        vertx.setPeriodic(Math.max(1, config.gapPatience().toMillis()), tick -> askForMissing());
    }

    private void tellCounts() {
        for (SocketOwner owner : streams.recounted()) {
            streams.recounted().remove(owner);
            streams.find(owner).ifPresent(stream -> stream.tellCount(frames::unread));
        }
    }

    private void askForMissing() {
        streams.all().forEach((owner, stream) -> {
            boolean isMissing = stream.isMissing(clock.instant(), config.gapPatience());
            if (isMissing && asking.get() < MOST_ASKING) {
                stream.anySocket().flatMap(OpenSocket::caller).ifPresent(this::askFor);
            }
        });
    }

    private void askFor(Caller caller) {
        asking.incrementAndGet();
        metrics.caughtUp();
        UserStream stream = streams.ask(caller.owner());
        UniHelper.toFuture(catchUp(caller, stream)).onComplete(done -> {
            asking.decrementAndGet();
            streams.asked(caller.owner(), stream);
        });
    }

    private Uni<Void> catchUp(Caller caller, UserStream stream) {
        String place = stream.place().map(String::valueOf).orElse(null);
        return inbox.ask(caller.token(), place)
                .invoke(answer -> take(caller, stream, answer))
                .replaceWithVoid();
    }

    private void take(Caller caller, UserStream stream, Answer answer) {
        switch (answer) {
            case Answer.All all -> {
                String place = Long.toString(all.told().place());
                stream.catchUp(all.told(), frames.welcome(all.told().unread(), place, false), clock.instant());
                streams.recount(caller.owner());
            }
            case Answer.Forgotten forgotten -> stream.endAll(CloseCode.PLACE_FORGOTTEN);
            case Answer.Away away -> LOG.debug("core does not say what is missing; it is asked again");
        }
    }
}
