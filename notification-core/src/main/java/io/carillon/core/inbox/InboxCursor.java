package io.carillon.core.inbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in an inbox, newest arrival first: what follows lies before it in time. */
record InboxCursor(Instant createdAt, UUID id) {
    /** Before the first entry. */
    static final InboxCursor START = new InboxCursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1L, -1L));

    static InboxCursor of(InboxEntry entry) {
        return new InboxCursor(entry.createdAt(), entry.id());
    }

    /** The place as callers hand it back. */
    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((createdAt + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** The place {@code text} names; empty when we never gave such a cursor. */
    static Optional<InboxCursor> decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return parts.length == 2
                    ? Optional.of(new InboxCursor(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
