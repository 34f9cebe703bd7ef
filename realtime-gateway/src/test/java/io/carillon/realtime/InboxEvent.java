package io.carillon.realtime;

import io.carillon.events.EventTypes;
import io.carillon.events.InboxChanged;
import io.carillon.events.InboxChanged.Change;
import io.carillon.testkit.TestEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Inbox events as core tells them. */
final class InboxEvent {
    private InboxEvent() {}

    static TestEvent of(String tenant, String user, long place, Change change) {
        return of(tenant, user, place, change, change == Change.CREATED ? 1 : 0);
    }

    static TestEvent of(String tenant, String user, long place, Change change, int unreadShift) {
        InboxChanged.Entry entry = new InboxChanged.Entry(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "news",
                "Hello",
                "How are you?",
                null,
                null,
                Map.of(),
                Instant.now(),
                null,
                null,
                null);
        InboxChanged changed = new InboxChanged(change, user, entry, Instant.now(), place, unreadShift);
        return TestEvent.of(EventTypes.INBOX_CHANGED, tenant, UUID.randomUUID().toString(), changed);
    }
}
