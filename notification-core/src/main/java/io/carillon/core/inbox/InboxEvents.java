package io.carillon.core.inbox;

import io.carillon.events.EventTypes;
import io.carillon.events.InboxChanged;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import java.time.Instant;

/** The events an inbox entry gives rise to. */
public final class InboxEvents {
    private InboxEvents() {}

    /** Tells that the entry arrived. */
    public static OutgoingEvent created(InboxEntry entry) {
        return event(entry, InboxChanged.Change.CREATED, entry.createdAt(), "-CREATED");
    }

    /** Tells that its user changed the entry. The moment is part of the id: an entry may change there and back. */
    static OutgoingEvent updated(InboxEntry entry, Instant now) {
        return event(entry, InboxChanged.Change.UPDATED, now, "-UPDATED-" + now.toEpochMilli());
    }

    /** Tells that its user deleted the entry. */
    static OutgoingEvent deleted(InboxEntry entry, Instant now) {
        return event(entry, InboxChanged.Change.DELETED, now, "-DELETED");
    }

    private static OutgoingEvent event(InboxEntry entry, InboxChanged.Change change, Instant now, String suffix) {
        InboxChanged changed = new InboxChanged(change, entry.userId(), entry.view(), now);
        return new OutgoingEvent(
                Topics.INBOX,
                entry.userId(),
                new Event<>(entry.id() + suffix, EventTypes.INBOX_CHANGED, entry.tenant(), null, changed));
    }
}
