package io.carillon.core.inbox;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryEvents;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.delivery.Moved;
import io.carillon.core.outbox.Change;
import io.carillon.core.outbox.Outbox;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes a user's own inbox. The entries, what reading them means for their deliveries, the story and the events are one
 * transaction; what changes nothing tells nothing.
 */
@ApplicationScoped
class ChangeInbox {
    private final Outbox outbox;
    private final InboxRepository inbox;
    private final InboxChangesRepository changes;
    private final DeliveryRepository deliveries;
    private final TimelineRepository timeline;
    private final TallyRepository tally;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    ChangeInbox(
            Outbox outbox,
            InboxRepository inbox,
            InboxChangesRepository changes,
            DeliveryRepository deliveries,
            TimelineRepository timeline,
            TallyRepository tally,
            DeliveryMetrics metrics,
            Clock clock) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.changes = changes;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.tally = tally;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Marks one entry; answers it as it is then, empty when the user has no such entry. */
    Uni<Optional<InboxEntry>> mark(TenantId tenant, String userId, UUID id, Mark mark) {
        return outbox.inTenant(tenant, client -> change(client, tenant, userId, Selection.of(id), mark)
                .chain(told ->
                        inbox.find(client, tenant, userId, id).map(found -> new Change<>(found, told.events()))));
    }

    /** Marks entries; answers how many this changed. */
    Uni<Integer> markAll(TenantId tenant, String userId, Selection selection, Mark mark) {
        return outbox.inTenant(tenant, client -> change(client, tenant, userId, selection, mark));
    }

    /** Deletes entries; answers how many there were. */
    Uni<Integer> delete(TenantId tenant, String userId, Selection selection) {
        Instant now = now();
        return outbox.inTenant(tenant, client -> changes.deleteAll(client, tenant, userId, selection)
                .map(gone -> new Change<>(
                        gone.size(),
                        gone.stream()
                                .map(entry -> InboxEvents.deleted(entry, now))
                                .toList())));
    }

    private Uni<Change<Integer>> change(
            SqlClient client, TenantId tenant, String userId, Selection selection, Mark mark) {
        Instant now = now();
        return changes.markAll(client, tenant, userId, selection, mark, now)
                .chain(changed -> follow(client, tenant, mark, changed, now)
                        .map(opened -> new Change<>(changed.size(), events(changed, opened, now))));
    }

    /** What the mark means for the deliveries: those it moved. */
    private Uni<List<Delivery>> follow(
            SqlClient client, TenantId tenant, Mark mark, List<InboxEntry> changed, Instant now) {
        return switch (mark) {
            case READ -> open(client, tenant, changed, now);
            case SEEN -> tellSeen(client, changed, now);
            case UNREAD, ARCHIVED, UNARCHIVED -> Uni.createFrom().item(List.of());
        };
    }

    private Uni<List<Delivery>> open(SqlClient client, TenantId tenant, List<InboxEntry> read, Instant now) {
        List<UUID> ids = read.stream().map(InboxEntry::id).toList();
        return deliveries
                .openAll(client, tenant, ids, now)
                .chain(moved -> tellOpened(client, moved))
                .invoke(metrics::settled);
    }

    private Uni<List<Delivery>> tellOpened(SqlClient client, List<Moved> moved) {
        List<Delivery> opened = moved.stream().map(Moved::delivery).toList();
        return timeline.insertAll(
                        client, opened.stream().map(InboxTimeline::opened).toList())
                .chain(() ->
                        tally.addAll(client, moved.stream().map(Moved::shift).toList()))
                .replaceWith(opened);
    }

    private Uni<List<Delivery>> tellSeen(SqlClient client, List<InboxEntry> seen, Instant now) {
        return timeline.insertAll(
                        client,
                        seen.stream()
                                .map(entry -> InboxTimeline.seen(entry, now))
                                .toList())
                .replaceWith(List.of());
    }

    private static List<OutgoingEvent> events(List<InboxEntry> changed, List<Delivery> opened, Instant now) {
        List<OutgoingEvent> events = new ArrayList<>(changed.size() + opened.size());
        changed.forEach(entry -> events.add(InboxEvents.updated(entry, now)));
        opened.forEach(delivery -> events.add(DeliveryEvents.statusChanged(delivery)));
        return events;
    }

    /** As fine as a row can hold. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
