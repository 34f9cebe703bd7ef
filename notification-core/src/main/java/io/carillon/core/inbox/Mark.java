package io.carillon.core.inbox;

/** What a person may do to an entry, short of deleting it. */
enum Mark {
    /** The bell was opened over it. */
    SEEN,
    /** Read, and therefore seen. */
    READ,
    /** Unread again; it stays seen, and what reading set off stays as it is. */
    UNREAD,
    /** Put away, read or not. */
    ARCHIVED,
    /** Taken back from there. */
    UNARCHIVED;

    /** By how much this changed the number of unread entries, seen from the entry afterwards. */
    int unreadShift(InboxEntry changed) {
        return switch (this) {
            case SEEN -> 0;
            case READ -> changed.archivedAt() == null ? -1 : 0;
            case UNREAD -> changed.archivedAt() == null ? 1 : 0;
            case ARCHIVED -> changed.readAt() == null ? -1 : 0;
            case UNARCHIVED -> changed.readAt() == null ? 1 : 0;
        };
    }
}
