package io.carillon.core.inbox;

import io.carillon.events.InboxChanged;
import io.carillon.messaging.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Gives messages that arrive their place in the order of their inbox; what it returns may be told after the commit only. */
@ApplicationScoped
public class TellArrivals {
    private final InboxJournalRepository journal;
    private final Clock clock;

    TellArrivals(InboxJournalRepository journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Must be the last that waits for a lock in its transaction. */
    public Uni<List<OutgoingEvent>> tell(SqlClient client, List<InboxEntry> arrived) {
        return journal.appendAll(client, arrived, InboxChanged.Change.CREATED, clock.instant())
                .map(places -> arrived.stream()
                        .map(entry -> InboxEvents.created(entry, places.get(entry.id())))
                        .toList());
    }
}
