package io.carillon.core.inbox;

import io.carillon.core.delivery.Delivery;
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

    /** The entry an in-app delivery becomes when it arrives, unseen and unread. */
    public static InboxEntry of(Delivery delivery) {
        return new InboxEntry(
                delivery.tenant(),
                delivery.id(),
                delivery.address(),
                delivery.notificationId(),
                delivery.category(),
                delivery.content(),
                delivery.updatedAt(),
                null,
                null,
                null);
    }

    /** Whether it counts as unread. */
    boolean isUnread() {
        return readAt == null && archivedAt == null;
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
                content.actionLabel(),
                content.data(),
                createdAt,
                seenAt,
                readAt,
                archivedAt);
    }
}
