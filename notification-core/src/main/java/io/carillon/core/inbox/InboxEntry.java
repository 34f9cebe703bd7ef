package io.carillon.core.inbox;

import io.carillon.events.Content;
import io.carillon.events.InboxChanged;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/** One in-app message of one user; its id is the id of its in-app delivery. */
public record InboxEntry(
        TenantId tenant,
        UUID id,
        String userId,
        UUID notificationId,
        String category,
        Content content,
        Instant createdAt,
        Instant seenAt,
        Instant readAt,
        Instant archivedAt) {

    /** An entry that just arrived, unseen and unread. */
    public static InboxEntry of(
            TenantId tenant,
            UUID id,
            String userId,
            UUID notificationId,
            String category,
            Content content,
            Instant createdAt) {
        return new InboxEntry(tenant, id, userId, notificationId, category, content, createdAt, null, null, null);
    }

    /** The entry as events and the API show it. */
    public InboxChanged.Entry view() {
        return new InboxChanged.Entry(
                id.toString(),
                notificationId.toString(),
                category,
                content.title(),
                content.body(),
                content.actionUrl(),
                content.data(),
                createdAt,
                seenAt,
                readAt,
                archivedAt);
    }
}
