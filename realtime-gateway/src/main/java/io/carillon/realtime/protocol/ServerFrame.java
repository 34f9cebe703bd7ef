package io.carillon.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.carillon.events.InboxChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the server tells a socket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.NotificationCreated.class, name = "notification.created"),
    @JsonSubTypes.Type(value = ServerFrame.NotificationUpdated.class, name = "notification.updated"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Problem.class, name = "error")
})
@RegisterForReflection(registerFullHierarchy = true)
public sealed interface ServerFrame {

    /**
     * The socket is authenticated and gets its user's events from now on.
     *
     * @param unread unread notifications, or null when they could not be counted now
     * @param lastEventId newest event before this socket, or null when none is known
     */
    @RegisterForReflection
    record Welcome(UnreadCount unread, String lastEventId) implements ServerFrame {}

    /**
     * A message arrived in the inbox.
     *
     * @param id the event's id; the same event may come twice
     * @param entry the message
     */
    @RegisterForReflection
    record NotificationCreated(String id, InboxChanged.Entry entry) implements ServerFrame {}

    /**
     * A message changed: read, seen, put away, or deleted.
     *
     * @param id the event's id; the same event may come twice
     * @param entry the message as it is now, or was last
     * @param deleted whether it is gone
     */
    @RegisterForReflection
    record NotificationUpdated(
            String id,
            InboxChanged.Entry entry,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) implements ServerFrame {}

    /** Answer to {@code ping}. */
    @RegisterForReflection
    record Pong() implements ServerFrame {}

    /**
     * A frame could not be followed; the socket stays open.
     *
     * @param code what was wrong, kebab case
     */
    @RegisterForReflection
    record Problem(String code) implements ServerFrame {}
}
