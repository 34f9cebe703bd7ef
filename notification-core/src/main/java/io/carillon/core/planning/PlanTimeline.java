package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.notification.Notification;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.HopTracing;
import java.time.Instant;

/** Tells what planning decided as lines of the story. Pure. */
final class PlanTimeline {
    private PlanTimeline() {}

    /** What became of one channel. */
    static TimelineEntry planned(Delivery delivery) {
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                event(delivery),
                delivery.reason(),
                null,
                null,
                null,
                delivery.dueAt() != null && delivery.status() == DeliveryStatus.SCHEDULED
                        ? "due at " + delivery.dueAt()
                        : null,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }

    /** Why a request is not planned yet. */
    static TimelineEntry waiting(WaitingRequest waiting, Instant now) {
        return new TimelineEntry(
                waiting.tenant(),
                waiting.id(),
                null,
                null,
                TimelineEvent.HELD,
                Reason.RECIPIENT_UNRESOLVED.code(),
                waiting.attempts(),
                null,
                null,
                "planned again at " + waiting.dueAt(),
                HopTracing.traceId(waiting.received().event().traceparent()).orElse(null),
                now);
    }

    /** Why nothing could be planned. */
    static TimelineEntry refused(Notification notification, Instant now) {
        return new TimelineEntry(
                notification.tenant(),
                notification.id(),
                null,
                null,
                TimelineEvent.REJECTED,
                notification.failureReason(),
                null,
                null,
                null,
                notification.failureDetail(),
                HopTracing.traceId(notification.traceparent()).orElse(null),
                now);
    }

    /** On the first notification's story: a repeat of its request came and was dropped. */
    static TimelineEntry repeated(Repeat repeat, Instant now) {
        return new TimelineEntry(
                repeat.tenant(),
                repeat.firstId(),
                null,
                null,
                TimelineEvent.REPEAT_DROPPED,
                Reason.DUPLICATE.code(),
                null,
                null,
                null,
                "the repeat had been given the id " + repeat.repeatId(),
                null,
                now);
    }

    private static TimelineEvent event(Delivery delivery) {
        return switch (delivery.status()) {
            case SCHEDULED -> delivery.reason() == null ? TimelineEvent.SCHEDULED : TimelineEvent.HELD;
            case SKIPPED -> TimelineEvent.SKIPPED;
            case SUPPRESSED -> TimelineEvent.SUPPRESSED;
            case CANCELLED -> TimelineEvent.CANCELLED;
            case EXPIRED -> TimelineEvent.EXPIRED;
            case DELIVERED -> TimelineEvent.DELIVERED_TO_INBOX;
            default -> TimelineEvent.PLANNED;
        };
    }
}
