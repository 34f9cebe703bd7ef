package io.carillon.realtime.push;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.UnreadCount;
import io.carillon.realtime.push.AskInbox.Answer;
import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Brings a socket to where its user's inbox is: what it missed first, then what comes, without a gap or a repeat. */
@ApplicationScoped
public class JoinStream {
    private final UserStreams streams;
    private final AskInbox inbox;
    private final InboxFrames frames;
    private final PushMetrics metrics;
    private final Clock clock;

    JoinStream(UserStreams streams, AskInbox inbox, InboxFrames frames, PushMetrics metrics, Clock clock) {
        this.streams = streams;
        this.inbox = inbox;
        this.frames = frames;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** One socket on its way in. */
    private record Joiner(OpenSocket socket, Caller caller, String after, UserStream stream) {}

    /** Joins a socket that saw everything up to {@code after}; null when it saw nothing yet. */
    public Uni<Void> join(OpenSocket socket, Caller caller, String after) {
        Joiner joiner = new Joiner(socket, caller, after, streams.ask(caller.owner()));
        return ask(joiner)
                .eventually(() -> streams.asked(caller.owner(), joiner.stream()))
                .invoke(() -> leaveIfGone(joiner));
    }

    private Uni<Void> ask(Joiner joiner) {
        return inbox.ask(joiner.caller().token(), joiner.after()).chain(answer -> settle(joiner, answer));
    }

    /** Tells a socket that goes on with a new token where it is. */
    public void welcomeAgain(OpenSocket socket, Caller caller) {
        streams.find(caller.owner()).ifPresent(stream -> {
            String place = stream.place().map(String::valueOf).orElse(null);
            socket.push(frames.welcome(stream.unread().orElse(null), place, null));
        });
    }

    /** The socket is gone. */
    public void leave(OpenSocket socket, Caller caller) {
        streams.leave(caller, socket);
    }

    private Uni<Void> settle(Joiner joiner, Answer answer) {
        return switch (answer) {
            case Answer.All all when joiner.after() == null -> joined(joiner, all, null);
            case Answer.All all when inbox.fits(all) -> joined(joiner, all, true);
            case Answer.All tooMuch -> joinAnew(joiner);
            case Answer.Forgotten forgotten -> joinAnew(joiner);
            case Answer.Away away when joiner.after() == null -> joinedUncounted(joiner);
            case Answer.Away away -> refused(joiner);
        };
    }

    private Uni<Void> joinAnew(Joiner joiner) {
        metrics.mustList();
        return inbox.ask(joiner.caller().token(), null)
                .chain(answer -> answer instanceof Answer.All all ? joined(joiner, all, false) : refused(joiner));
    }

    private Uni<Void> joined(Joiner joiner, Answer.All all, Boolean resumed) {
        UnreadCount unread = all.told().unread();
        boolean follows = Boolean.TRUE.equals(resumed);
        String place = follows ? joiner.after() : Long.toString(all.told().place());
        String welcome = frames.welcome(unread, place, resumed);
        if (!joiner.stream().join(joiner.socket(), welcome, all.told(), clock.instant())) {
            return ask(joiner);
        }
        if (follows) {
            metrics.resumed(all.told().changes().size());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> joinedUncounted(Joiner joiner) {
        joiner.stream().joinUncounted(joiner.socket(), frames.welcome(null, null, null), clock.instant());
        return Uni.createFrom().voidItem();
    }

    /** It keeps its place and tries again. */
    private static Uni<Void> refused(Joiner joiner) {
        joiner.socket().end(CloseCode.TRY_AGAIN_LATER);
        return Uni.createFrom().voidItem();
    }

    private void leaveIfGone(Joiner joiner) {
        if (joiner.socket().isEnding()) {
            streams.leave(joiner.caller(), joiner.socket());
        }
    }
}
