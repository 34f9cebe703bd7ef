package io.carillon.core.digest;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.rendering.engine.RenderException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides what becomes of the deliveries of a closed window: the oldest carries the words of all and is due at once, the
 * others are told in it. Pure but for the words.
 */
record DigestDecision(DigestWords words, Instant now) {

    /** Decides about the items of one digest. */
    List<Merged> decide(List<DigestItem> items) {
        List<Merged> merged = new ArrayList<>(items.size());
        items.stream().filter(this::isOver).map(this::expired).forEach(merged::add);
        List<DigestItem> live = items.stream()
                .filter(item -> !isOver(item))
                .sorted(Comparator.comparing(item -> item.delivery().id()))
                .toList();
        if (!live.isEmpty()) {
            merged.addAll(merge(live));
        }
        return merged;
    }

    private List<Merged> merge(List<DigestItem> live) {
        Delivery first = live.getFirst().delivery();
        try {
            Content content = words.render(
                    first.tenant(),
                    first.channel(),
                    live.stream().map(DigestItem::request).toList());
            List<Merged> merged = new ArrayList<>(live.size());
            merged.add(carrier(first, content, live.size()));
            live.stream().skip(1).map(item -> told(item, first)).forEach(merged::add);
            return merged;
        } catch (RenderException failed) {
            return live.stream().map(item -> failed(item, failed.getMessage())).toList();
        }
    }

    private Merged carrier(Delivery first, Content content, int count) {
        Delivery due = first.saying(content).moved(DeliveryStatus.SCHEDULED, 0, now, null, now);
        return new Merged(due, TimelineEvent.DIGESTED, "carries " + count + " notifications");
    }

    private Merged told(DigestItem item, Delivery carrier) {
        Delivery skipped = item.delivery().moved(DeliveryStatus.SKIPPED, 0, null, Reason.DIGESTED.code(), now);
        String where = "told in delivery " + carrier.id() + " of notification " + carrier.notificationId();
        return new Merged(skipped, TimelineEvent.SKIPPED, where);
    }

    private Merged failed(DigestItem item, String why) {
        Delivery failed = item.delivery().moved(DeliveryStatus.FAILED, 0, null, Reason.TEMPLATE_FAILED.code(), now);
        return new Merged(failed, TimelineEvent.FAILED, why);
    }

    private Merged expired(DigestItem item) {
        Delivery expired = item.delivery().moved(DeliveryStatus.EXPIRED, 0, null, Reason.TIME_BUDGET_OVER.code(), now);
        return new Merged(expired, TimelineEvent.EXPIRED, null);
    }

    private boolean isOver(DigestItem item) {
        return !item.delivery().expiresAt().isAfter(now);
    }
}
