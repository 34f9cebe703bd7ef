package io.carillon.core.notification;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.Channel;
import io.carillon.messaging.HopTracing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A notification's story, oldest line first. */
public record TimelineView(String notificationId, List<Line> events) {

    /** One line of the story. */
    public record Line(
            Instant at,
            TimelineEvent event,
            Channel channel,
            String deliveryId,
            Integer attempt,
            String provider,
            String providerAccountId,
            String reason,
            String detail,
            String traceId) {

        static Line of(TimelineEntry entry) {
            return new Line(
                    entry.occurredAt(),
                    entry.event(),
                    entry.channel(),
                    entry.deliveryId() == null ? null : entry.deliveryId().toString(),
                    entry.attempt(),
                    entry.provider(),
                    entry.providerAccountId(),
                    entry.reason(),
                    entry.detail(),
                    entry.traceId());
        }
    }

    /** The story of a planned notification. */
    public static TimelineView of(Notification notification, List<TimelineEntry> entries) {
        String traceId = HopTracing.traceId(notification.traceparent()).orElse(null);
        List<Line> lines = new ArrayList<>(entries.size() + 1);
        lines.add(acceptedLine(notification.acceptedAt(), traceId));
        entries.stream().map(Line::of).forEach(lines::add);
        return new TimelineView(notification.id().toString(), lines);
    }

    /** The story between the 202 and planning. */
    static TimelineView unplanned(UUID id, List<TimelineEntry> entries) {
        List<Line> lines = new ArrayList<>(entries.size() + 1);
        lines.add(acceptedLine(Instant.ofEpochMilli(Uuid7.millis(id)), null));
        entries.stream().map(Line::of).forEach(lines::add);
        return new TimelineView(id.toString(), lines);
    }

    private static Line acceptedLine(Instant at, String traceId) {
        return new Line(at, TimelineEvent.ACCEPTED, null, null, null, null, null, null, null, traceId);
    }
}
