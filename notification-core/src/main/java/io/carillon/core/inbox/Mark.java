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
    UNARCHIVED
}
