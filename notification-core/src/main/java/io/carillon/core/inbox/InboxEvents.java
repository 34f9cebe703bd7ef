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

    /** Tells that the entry arrived, at this place in the order of its inbox. */
    static OutgoingEvent created(InboxEntry entry, long place) {
        return event(entry, InboxChanged.Change.CREATED, new Told(entry.createdAt(), place, 1), "-CREATED");
    }

    /** Tells again that the entry arrived, by one who does not know its place. */
    public static OutgoingEvent createdBefore(InboxEntry entry) {
        return event(entry, InboxChanged.Change.CREATED, new Told(entry.createdAt(), 0, 1), "-CREATED");
    }

    /** Tells that its user changed the entry. The moment is part of the id: an entry may change there and back. */
    static OutgoingEvent updated(InboxEntry entry, Mark mark, long place, Instant now) {
        Told told = new Told(now, place, mark.unreadShift(entry));
        return event(entry, InboxChanged.Change.UPDATED, told, "-UPDATED-" + now.toEpochMilli());
    }

    /** Tells that its user deleted the entry. */
    static OutgoingEvent deleted(InboxEntry entry, long place, Instant now) {
        return event(entry, InboxChanged.Change.DELETED, new Told(now, place, entry.isUnread() ? -1 : 0), "-DELETED");
    }

    private record Told(Instant at, long place, int unreadShift) {}

    private static OutgoingEvent event(InboxEntry entry, InboxChanged.Change change, Told told, String suffix) {
        InboxChanged changed =
                new InboxChanged(change, entry.userId(), entry.view(), told.at(), told.place(), told.unreadShift());
        return new OutgoingEvent(
                Topics.INBOX,
                entry.userId(),
                new Event<>(entry.id() + suffix, EventTypes.INBOX_CHANGED, entry.tenant(), null, changed));
    }
}
