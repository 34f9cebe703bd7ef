package io.carillon.core.inbox;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryEvents;
import io.carillon.core.outbox.Change;
import io.carillon.core.outbox.Outbox;
import io.carillon.events.InboxChanged;
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
import java.util.Map;
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
    private final InboxJournalRepository journal;
    private final Consequences consequences;
    private final Clock clock;

    ChangeInbox(
            Outbox outbox,
            InboxRepository inbox,
            InboxChangesRepository changes,
            InboxJournalRepository journal,
            Consequences consequences,
            Clock clock) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.changes = changes;
        this.journal = journal;
        this.consequences = consequences;
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
                .chain(gone -> consequences
                        .ofPuttingAway(client, tenant, gone, now)
                        .chain(moved -> journal.appendAll(client, gone, InboxChanged.Change.DELETED, now)
                                .map(places -> new Change<>(gone.size(), farewell(gone, places, moved, now))))));
    }

    private static List<OutgoingEvent> farewell(
            List<InboxEntry> gone, Map<UUID, Long> places, List<Delivery> moved, Instant now) {
        List<OutgoingEvent> events = new ArrayList<>(gone.size() + moved.size());
        gone.forEach(entry -> events.add(InboxEvents.deleted(entry, places.get(entry.id()), now)));
        moved.forEach(delivery -> events.add(DeliveryEvents.statusChanged(delivery)));
        return events;
    }

    private Uni<Change<Integer>> change(
            SqlClient client, TenantId tenant, String userId, Selection selection, Mark mark) {
        Instant now = now();
        return changes.markAll(client, tenant, userId, selection, mark, now).chain(changed -> consequences
                .ofMark(client, tenant, mark, changed, now)
                .chain(moved -> journal.appendAll(client, changed, InboxChanged.Change.UPDATED, now)
                        .map(places ->
                                new Change<>(changed.size(), events(new Marked(mark, changed, places, now), moved)))));
    }

    private record Marked(Mark mark, List<InboxEntry> entries, Map<UUID, Long> places, Instant now) {}

    private static List<OutgoingEvent> events(Marked marked, List<Delivery> moved) {
        List<OutgoingEvent> events = new ArrayList<>(marked.entries().size() + moved.size());
        marked.entries()
                .forEach(entry -> events.add(InboxEvents.updated(
                        entry, marked.mark(), marked.places().get(entry.id()), marked.now())));
        moved.forEach(delivery -> events.add(DeliveryEvents.statusChanged(delivery)));
        return events;
    }

    /** As fine as a row can hold. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
