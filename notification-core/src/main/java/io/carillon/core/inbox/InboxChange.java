package io.carillon.core.inbox;

import io.carillon.events.InboxChanged;
import java.util.UUID;

/**
 * One change of an inbox.
 *
 * @param sequence its place in the order of this inbox
 * @param entry the entry as it is now, or null when it is gone
 */
record InboxChange(long sequence, InboxChanged.Change change, UUID entryId, InboxChanged.Entry entry) {}
