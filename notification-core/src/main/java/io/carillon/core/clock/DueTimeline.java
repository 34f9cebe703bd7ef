package io.carillon.core.clock;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.DeliveryStatus;
import io.carillon.messaging.HopTracing;
import java.time.Instant;
import java.util.List;

/** Tells what the clock did as lines of the story. Pure. */
final class DueTimeline {
    private DueTimeline() {}

    /** A line for each delivery; what a request had ended was told by that request. */
    static List<TimelineEntry> tell(List<DueDelivery> due) {
        return due.stream()
                .filter(taken -> taken.previous().isOpen())
                .map(DueTimeline::line)
                .toList();
    }

    private static TimelineEntry line(DueDelivery due) {
        Delivery delivery = due.delivery();
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                event(due),
                reason(due),
                delivery.attempt(),
                null,
                null,
                detail(due),
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                at(due));
    }

    private static TimelineEvent event(DueDelivery due) {
        if (due.isHeld()) {
            return TimelineEvent.HELD;
        }
        return switch (due.delivery().status()) {
            case EXPIRED -> TimelineEvent.EXPIRED;
            case CANCELLED -> TimelineEvent.CANCELLED;
            case SKIPPED -> TimelineEvent.SKIPPED;
            case SUPPRESSED -> TimelineEvent.SUPPRESSED;
            case DELIVERED -> TimelineEvent.DELIVERED_TO_INBOX;
            default -> due.previous() == DeliveryStatus.PENDING ? TimelineEvent.EMITTED_AGAIN : TimelineEvent.PLANNED;
        };
    }

    private static String reason(DueDelivery due) {
        return event(due) == TimelineEvent.EMITTED_AGAIN
                ? Reason.NO_OUTCOME_HEARD.code()
                : due.delivery().reason();
    }

    private static String detail(DueDelivery due) {
        return switch (event(due)) {
            case EMITTED_AGAIN -> "no outcome was heard within the deadline";
            case HELD -> "looked at again at " + due.delivery().dueAt();
            default -> null;
        };
    }

    private static Instant at(DueDelivery due) {
        return due.isHeld() ? due.before().dueAt() : due.delivery().updatedAt();
    }
}
