package io.carillon.core.clock;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.SilenceDeadlines;
import io.carillon.core.reach.Addressee;
import io.carillon.core.reach.ReachKnowledge;
import io.carillon.core.reach.Verdict;
import io.carillon.core.timeline.Reason;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.TenantConfigPublished;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
     * expires; a suspended tenant's waits; everything else goes on to the inbox or the dispatcher, unless its recipient
     * does not want it (now), or must not be written to.
     */
    DueDelivery decide(Delivery due, ReachKnowledge knowledge, Optional<TenantConfigPublished> config) {
        boolean suspended = config.map(known -> !known.active()).orElse(false);
        if (!due.status().isOpen()) {
            return DueDelivery.moved(due, due.moved(due.status(), due.attempt(), null, due.reason(), due.updatedAt()));
        }
        if (!due.expiresAt().isAfter(now)) {
            Reason why = suspended ? Reason.TENANT_SUSPENDED : Reason.TIME_BUDGET_OVER;
            return DueDelivery.moved(due, due.moved(DeliveryStatus.EXPIRED, due.attempt(), null, why.code(), now));
        }
        if (suspended) {
            return hold(due, now.plus(holdFor), Reason.TENANT_SUSPENDED);
        }
        if (due.isErased()) {
            return end(due, DeliveryStatus.CANCELLED, Reason.SUBSCRIBER_ERASED);
        }
        return isOpenToChoice(due) ? choose(due, knowledge, config) : DueDelivery.moved(due, goOn(due));
    }

    /** Where a step of an escalation goes that its recipient has answered before its moment: nowhere. */
    DueDelivery answered(Delivery due) {
        return end(due, DeliveryStatus.SKIPPED, Reason.ESCALATION_ANSWERED);
    }

    /** Whether the delivery would go now for another attempt; one that is asked for again may be with its provider. */
    static boolean isOpenToChoice(Delivery due) {
        return due.status() == DeliveryStatus.SCHEDULED || due.status() == DeliveryStatus.RETRYING;
    }

    private DueDelivery choose(Delivery due, ReachKnowledge knowledge, Optional<TenantConfigPublished> config) {
        Addressee who = due.addressee();
        return switch (knowledge.decide(who, config, now)) {
            case Verdict.Send go -> DueDelivery.moved(due, goOn(due).toDevices(knowledge.liveTokens(who)));
            case Verdict.Hold quiet -> hold(due, quiet.until(), quiet.reason());
            case Verdict.Skip no -> end(due, DeliveryStatus.SKIPPED, no.reason());
            case Verdict.Suppress no -> end(due, DeliveryStatus.SUPPRESSED, no.reason());
        };
    }

    private DueDelivery end(Delivery due, DeliveryStatus end, Reason why) {
        return DueDelivery.moved(due, due.moved(end, due.attempt(), null, why.code(), now));
    }

    private static DueDelivery hold(Delivery due, Instant later, Reason why) {
        Instant next = later.isBefore(due.expiresAt()) ? later : due.expiresAt();
        return DueDelivery.held(due, due.moved(due.status(), due.attempt(), next, why.code(), due.updatedAt()));
    }

    private Delivery goOn(Delivery due) {
        if (due.channel() == Channel.IN_APP) {
            return due.moved(DeliveryStatus.DELIVERED, due.attempt() + 1, null, null, now);
        }
        int attempt = due.status() == DeliveryStatus.PENDING ? due.attempt() : due.attempt() + 1;
        return due.moved(DeliveryStatus.PENDING, attempt, now.plus(silence.of(due.lane())), null, now);
    }
}
