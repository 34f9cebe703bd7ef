package io.carillon.core.planning;

import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that is planned again later, because its recipient could not be resolved.
 *
 * @param id the notification's id
 * @param attempts how often it could not
 * @param dueAt when it is planned again
 * @param received the record it came as; its coordinates still tell whether somebody else was first
 */
record WaitingRequest(UUID id, Lane lane, int attempts, Instant dueAt, ReceivedEvent<NotificationRequested> received) {

    TenantId tenant() {
        return received.event().tenant();
    }
}
