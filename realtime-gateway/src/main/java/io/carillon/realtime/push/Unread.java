package io.carillon.realtime.push;

import io.carillon.realtime.protocol.UnreadCount;
import java.util.Map;
import java.util.TreeMap;

/** Unread entries of one inbox by category, kept up with its changes. Not safe for several threads. */
final class Unread {
    private final Map<String, Long> byCategory;

    private Unread(Map<String, Long> byCategory) {
        this.byCategory = byCategory;
    }

    static Unread of(UnreadCount counted) {
        return new Unread(new TreeMap<>(counted.byCategory()));
    }

    /** Follows one change. */
    void follow(Live change) {
        if (change.unreadShift() != 0) {
            byCategory.merge(change.category(), (long) change.unreadShift(), Unread::sum);
        }
    }

    UnreadCount count() {
        long total = byCategory.values().stream().mapToLong(Long::longValue).sum();
        return new UnreadCount(total, Map.copyOf(byCategory));
    }

    private static Long sum(Long before, Long shift) {
        long after = before + shift;
        return after == 0 ? null : Long.valueOf(after);
    }
}
