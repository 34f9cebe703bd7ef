package io.carillon.dispatcher.receipt;

import io.carillon.events.ContactAnswered.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which people say that they want no messages, or want them again; a message must hold nothing else. Pure. */
public final class AnswerWords {
    private static final Set<String> STOP = Set.of(
            "STOP", "STOPALL", "STOPP", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "ARRET", "ARRÊT", "BAJA", "ABMELDEN");
    private static final Set<String> START = Set.of("START", "UNSTOP", "SUBSCRIBE");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Punct}]+|[\\s\\p{Punct}]+$");

    private AnswerWords() {}

    /** What a message comes to; empty for all that is neither. */
    public static Optional<Answer> answerIn(String message) {
        String word = AROUND.matcher(message).replaceAll("").toUpperCase(Locale.ROOT);
        return STOP.contains(word)
                ? Optional.of(Answer.STOP)
                : Optional.of(Answer.START).filter(start -> START.contains(word));
    }
}
