package io.carillon.core.inbox;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.delivery.Moved;
import io.carillon.core.escalation.Escalations;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.EscalationStep.Reaction;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a person's change of the inbox means for deliveries, in the same transaction: reading opens the message's own
 * delivery, and every reaction ends the steps of its escalation that wait for it. Answers the deliveries that moved.
 */
@ApplicationScoped
class Consequences {
    private final DeliveryRepository deliveries;
    private final Escalations escalations;
    private final TimelineRepository timeline;
    private final TallyRepository tally;
    private final DeliveryMetrics metrics;

    Consequences(
            DeliveryRepository deliveries,
            Escalations escalations,
            TimelineRepository timeline,
            TallyRepository tally,
            DeliveryMetrics metrics) {
        this.deliveries = deliveries;
        this.escalations = escalations;
        this.timeline = timeline;
        this.tally = tally;
        this.metrics = metrics;
    }

    Uni<List<Delivery>> ofMark(SqlClient client, TenantId tenant, Mark mark, List<InboxEntry> changed, Instant now) {
        return switch (mark) {
            case READ -> ofReading(client, tenant, changed, now);
            case SEEN -> ofSeeing(client, tenant, changed, now);
            case ARCHIVED -> ofPuttingAway(client, tenant, changed, now);
            case UNREAD, UNARCHIVED -> Uni.createFrom().item(List.of());
        };
    }

    /** Who puts a message away or deletes it has dealt with it: that answers as reading does, but opens nothing. */
    Uni<List<Delivery>> ofPuttingAway(SqlClient client, TenantId tenant, List<InboxEntry> gone, Instant now) {
        return escalations
                .stop(client, tenant, notifications(gone), Reaction.READ, now)
                .chain(stopped -> count(client, stopped));
    }

    private Uni<List<Delivery>> ofReading(SqlClient client, TenantId tenant, List<InboxEntry> read, Instant now) {
        List<UUID> ids = read.stream().map(InboxEntry::id).toList();
        return deliveries
                .openAll(client, tenant, ids, now)
                .call(opened -> timeline.insertAll(
                        client,
                        opened.stream()
                                .map(moved -> InboxTimeline.opened(moved.delivery()))
                                .toList()))
                .chain(opened -> escalations
                        .stop(client, tenant, notifications(read), Reaction.READ, now)
                        .map(stopped ->
                                Stream.concat(opened.stream(), stopped.stream()).toList()))
                .chain(moved -> count(client, moved));
    }

    private Uni<List<Delivery>> ofSeeing(SqlClient client, TenantId tenant, List<InboxEntry> seen, Instant now) {
        return timeline.insertAll(
                        client,
                        seen.stream()
                                .map(entry -> InboxTimeline.seen(entry, now))
                                .toList())
                .chain(() -> escalations.stop(client, tenant, notifications(seen), Reaction.SEEN, now))
                .chain(stopped -> count(client, stopped));
    }

    private Uni<List<Delivery>> count(SqlClient client, List<Moved> moves) {
        List<Delivery> moved = moves.stream().map(Moved::delivery).toList();
        return tally.addAll(client, moves.stream().map(Moved::shift).toList())
                .invoke(() -> metrics.settled(moved))
                .replaceWith(moved);
    }

    private static List<UUID> notifications(List<InboxEntry> entries) {
        return entries.stream().map(InboxEntry::notificationId).toList();
    }
}
