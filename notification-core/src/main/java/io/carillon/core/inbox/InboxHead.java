package io.carillon.core.inbox;

import java.util.Map;

/**
 * Where an inbox is at one moment.
 *
 * @param sequence its newest change; 0 when there was none
 * @param next the oldest change known after the place that was asked for, or null
 * @param unread unread entries by category
 */
record InboxHead(long sequence, Long next, Map<String, Long> unread) {

    /** Whether every change after {@code place} is still known. */
    boolean knowsAllAfter(long place) {
        return place == sequence || (place < sequence && next != null && next == place + 1);
    }
}
