package io.carillon.core.inbox;

import java.util.Map;

/**
 * Where an inbox is at one moment.
 *
 * @param sequence its newest change; 0 when it has no order yet
 * @param next the oldest change known after the place that was asked for, or null
 * @param unread unread entries by category
 */
record InboxHead(long sequence, Long next, Map<String, Long> unread) {

    /** Whether something happened to the inbox, or somebody asked for its place before. */
    boolean hasBegun() {
        return sequence != 0;
    }

    /** Whether every change after {@code place} is still known. */
    boolean knowsAllAfter(long place) {
        return place == sequence || (place < sequence && next != null && next == place + 1);
    }
}
