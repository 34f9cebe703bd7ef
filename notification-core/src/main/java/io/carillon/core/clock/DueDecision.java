package io.carillon.core.clock;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what becomes of a delivery whose moment came. Pure.
 *
 * @param now the moment
 * @param silence how long the dispatcher may be silent from now on
 * @param holdFor how long a suspended tenant's delivery waits until it is looked at again
 */
record DueDecision(Instant now, SilenceDeadlines silence, Duration holdFor) {

    /**
     * Where the delivery goes: what a request ended only loses its deadline, for it is to be told; what is out of time
     * expires; a suspended tenant's waits; everything else goes on to the inbox or the dispatcher.
     */
    DueDelivery decide(Delivery due, boolean suspended) {
        if (!due.status().isOpen()) {
            return DueDelivery.moved(due, due.moved(due.status(), due.attempt(), null, due.reason(), due.updatedAt()));
        }
        if (!due.expiresAt().isAfter(now)) {
            Reason why = suspended ? Reason.TENANT_SUSPENDED : Reason.TIME_BUDGET_OVER;
            return DueDelivery.moved(due, due.moved(DeliveryStatus.EXPIRED, due.attempt(), null, why.code(), now));
        }
        return suspended ? hold(due) : DueDelivery.moved(due, goOn(due));
    }

    private DueDelivery hold(Delivery due) {
        Instant later = now.plus(holdFor);
        Instant next = later.isBefore(due.expiresAt()) ? later : due.expiresAt();
        return DueDelivery.held(
                due, due.moved(due.status(), due.attempt(), next, Reason.TENANT_SUSPENDED.code(), due.updatedAt()));
    }

    private Delivery goOn(Delivery due) {
        if (due.channel() == Channel.IN_APP) {
            return due.moved(DeliveryStatus.DELIVERED, due.attempt() + 1, null, null, now);
        }
        int attempt = due.status() == DeliveryStatus.PENDING ? due.attempt() : due.attempt() + 1;
        return due.moved(DeliveryStatus.PENDING, attempt, now.plus(silence.of(due.lane())), null, now);
    }
}
