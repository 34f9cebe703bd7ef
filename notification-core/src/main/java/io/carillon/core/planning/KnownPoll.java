package io.carillon.core.planning;

import io.carillon.core.reach.ReachKnowledge;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.ReceivedEvent;
import java.util.List;

/**
 * A poll with everything that is known of its people.
 *
 * @param requests its requests, in order
 * @param knowledge what decides whether they may be written to now
 */
record KnownPoll(List<KnownRequest> requests, ReachKnowledge knowledge) {

    /**
     * A request whose recipient is filled up with what directories know.
     *
     * @param unresolved whether a directory that may know more could not be asked
     */
    record KnownRequest(ReceivedEvent<NotificationRequested> received, boolean unresolved) {}
}
