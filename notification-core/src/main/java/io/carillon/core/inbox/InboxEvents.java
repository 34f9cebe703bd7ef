package io.carillon.core.inbox;

import io.carillon.events.EventTypes;
import io.carillon.events.InboxChanged;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;

/** The events an inbox entry gives rise to. */
public final class InboxEvents {
    private InboxEvents() {}

    /** Tells that the entry arrived. */
    public static OutgoingEvent created(InboxEntry entry) {
        InboxChanged change =
                new InboxChanged(InboxChanged.Change.CREATED, entry.userId(), entry.view(), entry.createdAt());
        return new OutgoingEvent(
                Topics.INBOX,
                entry.userId(),
                new Event<>(entry.id() + "-CREATED", EventTypes.INBOX_CHANGED, entry.tenant(), null, change));
    }
}
