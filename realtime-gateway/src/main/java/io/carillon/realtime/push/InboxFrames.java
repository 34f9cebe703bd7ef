package io.carillon.realtime.push;

import io.carillon.events.InboxChanged;
import io.carillon.messaging.Event;
import io.carillon.realtime.protocol.ServerFrame;

/** What an inbox event looks like to a browser. */
final class InboxFrames {
    private InboxFrames() {}

    static ServerFrame of(Event<InboxChanged> event) {
        InboxChanged.Entry entry = event.data().entry();
        return switch (event.data().change()) {
            case CREATED -> new ServerFrame.NotificationCreated(event.id(), entry);
            case UPDATED -> new ServerFrame.NotificationUpdated(event.id(), entry, false);
            case DELETED -> new ServerFrame.NotificationUpdated(event.id(), entry, true);
        };
    }
}
