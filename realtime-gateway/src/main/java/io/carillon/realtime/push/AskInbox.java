package io.carillon.realtime.push;

import io.carillon.realtime.core.CoreAnswer;
import io.carillon.realtime.core.CoreAnswer.Changes;
import io.carillon.realtime.core.CoreAnswer.Done;
import io.carillon.realtime.core.CoreAnswer.Refused;
import io.carillon.realtime.core.CoreClient;
import io.carillon.realtime.socket.RealtimeConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks core what happened to an inbox after a place. */
@ApplicationScoped
class AskInbox {
    private static final int GONE = 410;
    private static final int BAD_REQUEST = 400;

    private final CoreClient core;
    private final InboxFrames frames;
    private final long mostCharacters;

    AskInbox(CoreClient core, InboxFrames frames, RealtimeConfig config) {
        this.core = core;
        this.frames = frames;
        this.mostCharacters = config.outstandingCharacters() / 2;
    }

    /** What core says. */
    sealed interface Answer {

        /** Everything after the place, or the first part of it. */
        record All(UserStream.Told told, boolean more) implements Answer {}

        /** It is not known any more. */
        record Forgotten() implements Answer {}

        /** Core does not answer. */
        record Away() implements Answer {}
    }

    /** Everything after {@code after}; only where the inbox is when that is null. */
    Uni<Answer> ask(String token, String after) {
        return (after == null ? core.position(token) : core.changes(token, after)).map(this::answer);
    }

    /** Whether a socket that was away can be sent all this at once. */
    boolean fits(Answer.All all) {
        long characters = all.told().changes().stream()
                .mapToLong(change -> change.frame().length())
                .sum();
        return !all.more() && characters <= mostCharacters;
    }

    private Answer answer(CoreAnswer said) {
        return switch (said) {
            case Done<?>(Changes changes) -> new Answer.All(told(changes), changes.more());
            case Refused(int status) when status == GONE || status == BAD_REQUEST -> new Answer.Forgotten();
            case Done<?> nothing -> new Answer.Away();
            case Refused refused -> new Answer.Away();
            case CoreAnswer.Away away -> new Answer.Away();
        };
    }

    private UserStream.Told told(Changes changes) {
        List<Live> each = changes.data().stream().map(frames::of).toList();
        return new UserStream.Told(changes.place(), changes.unread(), each);
    }
}
