package io.carillon.realtime;

import io.carillon.events.EventTypes;
import io.carillon.events.InboxChanged;
import io.carillon.events.InboxChanged.Change;
import io.carillon.testkit.TestEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** Inbox events as core tells them. */
final class InboxEvent {
    private InboxEvent() {}

    static TestEvent of(String tenant, String user, long place, Change change) {
        return of(tenant, user, place, change, change == Change.CREATED ? 1 : 0);
    }

    /** Arrivals of so many characters each, at one place after another. */
    static List<TestEvent> arrivals(String tenant, String user, long firstPlace, int amount, int length) {
        return LongStream.range(firstPlace, firstPlace + amount)
                .mapToObj(place -> of(tenant, user, place, Change.CREATED, 1, "w".repeat(length))
                        .withKey(user))
                .toList();
    }

    static TestEvent of(String tenant, String user, long place, Change change, int unreadShift) {
        return of(tenant, user, place, change, unreadShift, "How are you?");
    }

    private static TestEvent of(String tenant, String user, long place, Change change, int unreadShift, String body) {
        InboxChanged.Entry entry = new InboxChanged.Entry(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "news",
                "Hello",
                body,
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
