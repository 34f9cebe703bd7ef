package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.inbox.InboxEntry;
import io.carillon.core.notification.Notification;
import io.carillon.core.tally.Shift;
import io.carillon.core.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that follows from one request, before anything is written.
 *
 * @param notification the notification; carries the reason when nothing else follows
 * @param idempotencyKey what makes a repeat recognisable, or null
 * @param requestHash hash of the request, to tell a repeat from a reused key, or null
 */
record Plan(
        Notification notification,
        String idempotencyKey,
        String requestHash,
        List<Delivery> deliveries,
        List<InboxEntry> inbox,
        List<TimelineEntry> timeline) {

    /** What the plan adds to the counters of its batch, once it is written. */
    List<Shift> shifts() {
        List<Shift> shifts = new ArrayList<>(deliveries.size() + 1);
        boolean refused = notification.failureReason() != null;
        shifts.add(Shift.ofNotification(notification.tenant(), notification.batchId(), refused));
        deliveries.forEach(delivery -> shifts.add(delivery.shiftFrom(null)));
        return shifts;
    }
}
