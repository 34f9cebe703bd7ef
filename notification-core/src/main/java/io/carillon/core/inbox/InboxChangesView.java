package io.carillon.core.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.InboxChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changed in an inbox. Each entry comes once, at its last change, as it is now.
 *
 * @param lastEventId where to go on
 * @param unread unread entries at that place; null when there is more
 * @param data the changes, oldest first
 * @param more whether there is more after {@code lastEventId}
 */
@Schema(description = "Changes of the caller's inbox, each message once, as it is now")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxChangesView(String lastEventId, UnreadCount unread, List<Changed> data, boolean more) {

    /**
     * One message that changed.
     *
     * @param id the change's place
     * @param change what happened
     * @param entry the message; of one that is gone its id only
     */
    record Changed(String id, InboxChanged.Change change, InboxChanged.Entry entry) {}

    static InboxChangesView of(InboxHead head, List<InboxChange> changes, int limit) {
        boolean more = changes.size() == limit && changes.getLast().sequence() < head.sequence();
        long last = more ? changes.getLast().sequence() : head.sequence();
        return new InboxChangesView(
                Long.toString(last), more ? null : UnreadCount.of(head.unread()), onceEach(changes), more);
    }

    private static List<Changed> onceEach(List<InboxChange> changes) {
        Map<UUID, InboxChange> latest = new LinkedHashMap<>();
        for (InboxChange next : changes) {
            InboxChange before = latest.remove(next.entryId());
            latest.put(next.entryId(), before == null ? next : together(before, next));
        }
        List<Changed> shown = new ArrayList<>(latest.size());
        latest.values().stream().filter(InboxChangesView::isWorthTelling).forEach(one -> shown.add(shown(one)));
        return shown;
    }

    /** What arrived and then changed has arrived; what is gone is gone. */
    private static InboxChange together(InboxChange before, InboxChange next) {
        boolean arrived =
                before.change() == InboxChanged.Change.CREATED && next.change() == InboxChanged.Change.UPDATED;
        return arrived
                ? new InboxChange(next.sequence(), InboxChanged.Change.CREATED, next.entryId(), next.entry())
                : next;
    }

    /** An entry that is gone without having been deleted here is told of by a later change, or was dropped for its age. */
    private static boolean isWorthTelling(InboxChange change) {
        return change.entry() != null || change.change() == InboxChanged.Change.DELETED;
    }

    private static Changed shown(InboxChange change) {
        InboxChanged.Entry entry = change.entry() == null ? gone(change.entryId()) : change.entry();
        return new Changed(Long.toString(change.sequence()), change.change(), entry);
    }

    private static InboxChanged.Entry gone(UUID id) {
        return new InboxChanged.Entry(id.toString(), null, null, null, null, null, null, null, null, null, null, null);
    }
}
