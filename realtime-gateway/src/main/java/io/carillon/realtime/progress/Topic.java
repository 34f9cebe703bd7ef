package io.carillon.realtime.progress;

import java.util.Optional;
import java.util.UUID;

/**
 * What a socket may ask to be told about: {@code batch:<id>}, {@code bulk:<id>}, {@code presence:<userId>}.
 *
 * @param kind what
 * @param id which
 */
public record Topic(Kind kind, String id) {
    private static final int MAX_LENGTH = 255;

    /** What there is to be told about. */
    public enum Kind {
        BATCH("batch:"),
        BULK("bulk:"),
        PRESENCE("presence:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** Reads a topic; empty when it is none. */
    public static Optional<Topic> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix) && text.length() <= MAX_LENGTH) {
                return of(kind, text.substring(kind.prefix.length()));
            }
        }
        return Optional.empty();
    }

    /** The id of a batch or job. */
    UUID uuid() {
        return UUID.fromString(id);
    }

    @Override
    public String toString() {
        return kind.prefix + id;
    }

    private static Optional<Topic> of(Kind kind, String id) {
        if (id.isBlank()) {
            return Optional.empty();
        }
        return switch (kind) {
            case BATCH, BULK -> uuid(id).map(known -> new Topic(kind, known.toString()));
            case PRESENCE -> Optional.of(new Topic(kind, id));
        };
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
