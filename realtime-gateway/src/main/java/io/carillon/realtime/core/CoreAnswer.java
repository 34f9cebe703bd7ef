package io.carillon.realtime.core;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.events.InboxChanged;
import io.carillon.realtime.protocol.UnreadCount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** What core says; an answer that is none is {@link Away}. */
public sealed interface CoreAnswer {

    /** Done, or here it is. */
    record Done<T>(T value) implements CoreAnswer {}

    /** Core understood and says no. */
    record Refused(int status) implements CoreAnswer {}

    /** No answer, or one that says nothing. */
    record Away() implements CoreAnswer {}

    /**
     * What changed in an inbox.
     *
     * @param lastEventId up to where
     * @param unread unread entries at exactly that place; null when there is more
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Changes(String lastEventId, UnreadCount unread, List<Changed> data, boolean more) {

        public long place() {
            return Long.parseLong(lastEventId);
        }
    }

    /** One message that changed, as it is now. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Changed(String id, InboxChanged.Change change, InboxChanged.Entry entry) {

        public long place() {
            return Long.parseLong(id);
        }
    }

    /** How far a batch or a bulk job is. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Figures(String state, Map<String, Long> counters) {}
}
