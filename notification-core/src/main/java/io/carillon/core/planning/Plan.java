package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.digest.DigestJoin;
import io.carillon.core.inbox.InboxEntry;
import io.carillon.core.notification.Notification;
import io.carillon.core.tally.Shift;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.events.DeliveryStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that follows from one request, before anything is written.
 *
 * @param notification the notification; carries the reason when nothing else follows
 * @param idempotencyKey what makes a repeat recognisable, or null
 * @param requestHash hash of the request, to tell a repeat from a reused key, or null
 * @param joins digests that some of the deliveries wait for
 */
record Plan(
        Notification notification,
        String idempotencyKey,
        String requestHash,
        List<Delivery> deliveries,
        List<InboxEntry> inbox,
        List<TimelineEntry> timeline,
        List<DigestJoin> joins) {

    Plan(
            Notification notification,
            String idempotencyKey,
            String requestHash,
            List<Delivery> deliveries,
            List<InboxEntry> inbox,
            List<TimelineEntry> timeline) {
        this(notification, idempotencyKey, requestHash, deliveries, inbox, timeline, List.of());
    }

    /** What the plan adds to the counters of its batch, once it is written. */
    List<Shift> shifts() {
        List<Shift> shifts = new ArrayList<>(deliveries.size() + 1);
        boolean refused = notification.failureReason() != null;
        shifts.add(Shift.ofNotification(notification.tenant(), notification.batchId(), refused));
        deliveries.forEach(delivery -> shifts.add(delivery.shiftFrom(null)));
        return shifts;
    }

    /** The plan of a request that was cancelled before it was planned; what would not have been sent stays as it is. */
    Plan cancelled(Reason reason, Instant now) {
        List<Delivery> ended = deliveries.stream()
                .map(delivery -> delivery.status().isEnd() ? delivery : cancelled(delivery, reason, now))
                .toList();
        List<TimelineEntry> story = notification.failureReason() == null
                ? ended.stream().map(PlanTimeline::planned).toList()
                : timeline;
        return new Plan(notification, idempotencyKey, requestHash, ended, List.of(), story);
    }

    private static Delivery cancelled(Delivery delivery, Reason reason, Instant now) {
        return delivery.moved(DeliveryStatus.CANCELLED, 0, null, reason.code(), now);
    }
}
