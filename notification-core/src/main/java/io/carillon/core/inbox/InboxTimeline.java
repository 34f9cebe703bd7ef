package io.carillon.core.inbox;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.Channel;
import io.carillon.messaging.HopTracing;
import java.time.Instant;

/** Tells what a person did to a message as lines of its notification's story. Pure. */
final class InboxTimeline {
    private InboxTimeline() {}

    static TimelineEntry seen(InboxEntry entry, Instant now) {
        return new TimelineEntry(
                entry.tenant(),
                entry.notificationId(),
                entry.id(),
                Channel.IN_APP,
                TimelineEvent.SEEN,
                null,
                null,
                null,
                null,
                null,
                null,
                now);
    }

    static TimelineEntry opened(Delivery delivery) {
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                Channel.IN_APP,
                TimelineEvent.OPENED,
                null,
                null,
                null,
                null,
                null,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }
}
