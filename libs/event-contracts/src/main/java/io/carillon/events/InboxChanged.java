package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * A user's inbox changed; realtime-gateway tells that user's open sockets.
 *
 * @param change what happened
 * @param userId whose inbox
 * @param entry the entry as it is now
 * @param occurredAt when it was written
 * @param sequence its place among the changes of this inbox: counted up by one with each, in the order of their commits;
 *     0 when the teller does not know it
 * @param unreadShift by how much it changed the number of unread entries of the entry's category
 */
public record InboxChanged(
        Change change, String userId, Entry entry, Instant occurredAt, long sequence, int unreadShift) {

    /** What happened to the entry. */
    public enum Change {
        CREATED,
        UPDATED,
        DELETED
    }

    /**
     * One in-app message.
     *
     * @param id UUIDv7 of the entry
     * @param notificationId its notification
     * @param category preference category
     * @param title short headline
     * @param body the words
     * @param actionUrl where a click leads, or null
     * @param actionLabel words on the button, or null
     * @param data extra key-values for the client
     * @param createdAt when it arrived
     * @param seenAt when the bell was opened over it, or null
     * @param readAt when it was read, or null
     * @param archivedAt when it was put away, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String id,
            String notificationId,
            String category,
            String title,
            String body,
            String actionUrl,
            String actionLabel,
            Map<String, String> data,
            Instant createdAt,
            Instant seenAt,
            Instant readAt,
            Instant archivedAt) {

        @Override
        public String toString() {
            return "Entry[" + id + "]";
        }
    }
}
