package io.carillon.core.inbox;

import io.carillon.events.Channel;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what callers say about entries; what cannot be meant is a validation problem, an id nobody has a 404. */
final class InboxQuery {
    static final int MAX_IDS = 1000;

    private InboxQuery() {}

    static InboxFilter filter(String name, InboxFilter otherwise) {
        return name == null
                ? otherwise
                : InboxFilter.find(name)
                        .orElseThrow(() -> invalid("/filter", "is none of current, unread, read, archived, all"));
    }

    static InboxCursor cursor(String cursor) {
        return cursor == null
                ? InboxCursor.START
                : InboxCursor.decode(cursor).orElseThrow(() -> invalid("/cursor", "is not a cursor of this list"));
    }

    /** Whether entries of this channel can be in an inbox at all. */
    static boolean isInboxChannel(String channel) {
        try {
            return channel == null || Channel.of(channel) == Channel.IN_APP;
        } catch (IllegalArgumentException unknown) {
            throw invalid("/channel", "is not a channel");
        }
    }

    static UUID id(String id) {
        return parse(id).orElseThrow(InboxQuery::notFound);
    }

    static List<UUID> ids(List<String> ids) {
        if (ids.size() > MAX_IDS) {
            throw invalid("/ids", "holds more than " + MAX_IDS);
        }
        return ids.stream()
                .map(id -> parse(id).orElseThrow(() -> invalid("/ids", "holds what is not an id")))
                .toList();
    }

    static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "no message in this inbox has this id");
    }

    static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "invalid parameters", List.of(new Violation(pointer, detail)));
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.ofNullable(id).map(UUID::fromString);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
