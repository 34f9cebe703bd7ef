package io.carillon.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.carillon.events.InboxChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** What the server tells a socket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.NotificationCreated.class, name = "notification.created"),
    @JsonSubTypes.Type(value = ServerFrame.NotificationUpdated.class, name = "notification.updated"),
    @JsonSubTypes.Type(value = ServerFrame.UnreadCounted.class, name = "unread-count"),
    @JsonSubTypes.Type(value = ServerFrame.BatchProgress.class, name = "batch.progress"),
    @JsonSubTypes.Type(value = ServerFrame.BulkProgress.class, name = "bulk.progress"),
    @JsonSubTypes.Type(value = ServerFrame.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Problem.class, name = "error")
})
@RegisterForReflection(registerFullHierarchy = true)
public sealed interface ServerFrame {

    /**
     * The socket is authenticated and gets its user's events from {@code lastEventId} on.
     *
     * @param unread unread notifications, or null when they could not be counted now
     * @param lastEventId the place in the order of the inbox after which frames follow, or null when it is not known now
     * @param resumed whether what was missed follows (true) or the client must list its inbox (false); left out when it
     *     asked for nothing
     */
    @RegisterForReflection
    record Welcome(
            UnreadCount unread,
            String lastEventId,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean resumed) implements ServerFrame {}

    /**
     * A message arrived in the inbox.
     *
     * @param id the change's place in the order of the inbox: the client's next {@code lastEventId}
     * @param entry the message
     */
    @RegisterForReflection
    record NotificationCreated(String id, InboxChanged.Entry entry) implements ServerFrame {}

    /**
     * A message changed: read, seen, put away, or deleted.
     *
     * @param id the change's place in the order of the inbox: the client's next {@code lastEventId}
     * @param entry the message as it is now, or was last
     * @param deleted whether it is gone
     */
    @RegisterForReflection
    record NotificationUpdated(
            String id,
            InboxChanged.Entry entry,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) implements ServerFrame {}

    /** How many unread notifications there are now; sent a moment after they changed. */
    @RegisterForReflection
    record UnreadCounted(long total, Map<String, Long> byCategory) implements ServerFrame {}

    /**
     * A batch went on.
     *
     * @param state as the service API names it
     * @param counters as the service API names them
     */
    @RegisterForReflection
    record BatchProgress(String batchId, String state, Map<String, Long> counters) implements ServerFrame {}

    /**
     * A bulk job went on.
     *
     * @param state as the service API names it
     * @param counters as the service API names them
     */
    @RegisterForReflection
    record BulkProgress(String jobId, String state, Map<String, Long> counters) implements ServerFrame {}

    /**
     * Where a user is.
     *
     * @param sockets how many are open, on all replicas
     * @param lastSeenAt when one was last, or null when never
     */
    @RegisterForReflection
    record Presence(
            String userId,
            boolean online,
            int sockets,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant lastSeenAt) implements ServerFrame {}

    /** Answer to {@code ping}. */
    @RegisterForReflection
    record Pong() implements ServerFrame {}

    /**
     * A frame could not be followed; the socket stays open.
     *
     * @param code what was wrong, kebab case
     * @param about the id or topic it was about, or null
     */
    @RegisterForReflection
    record Problem(
            String code,
            @JsonInclude(JsonInclude.Include.NON_NULL) String about) implements ServerFrame {}
}
