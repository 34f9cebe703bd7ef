package io.carillon.realtime.push;

import io.carillon.events.InboxChanged;
import io.carillon.realtime.core.CoreAnswer;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.protocol.UnreadCount;
import jakarta.enterprise.context.ApplicationScoped;

/** What an inbox and its changes look like to a browser. */
@ApplicationScoped
class InboxFrames {
    private final FrameCodec codec;

    InboxFrames(FrameCodec codec) {
        this.codec = codec;
    }

    Live of(InboxChanged event) {
        String frame = frame(Long.toString(event.sequence()), event.change(), event.entry());
        return new Live(event.sequence(), frame, event.entry().category(), event.unreadShift());
    }

    Live of(CoreAnswer.Changed change) {
        return new Live(change.place(), frame(change.id(), change.change(), change.entry()), null, 0);
    }

    String welcome(UnreadCount unread, String lastEventId, Boolean resumed) {
        return codec.encode(new ServerFrame.Welcome(unread, lastEventId, resumed));
    }

    String unread(UnreadCount count) {
        return codec.encode(new ServerFrame.UnreadCounted(count.total(), count.byCategory()));
    }

    private String frame(String id, InboxChanged.Change change, InboxChanged.Entry entry) {
        return codec.encode(
                switch (change) {
                    case CREATED -> new ServerFrame.NotificationCreated(id, entry);
                    case UPDATED -> new ServerFrame.NotificationUpdated(id, entry, false);
                    case DELETED -> new ServerFrame.NotificationUpdated(id, entry, true);
                });
    }
}
