package io.carillon.core.timeline;

import io.carillon.core.ids.Uuid7;
import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of a notification's story.
 *
 * @param deliveryId the delivery it is about, or null for the notification as a whole
 * @param reason stable reason code, or null
 * @param attempt attempt number, or null
 * @param provider provider type, or null
 * @param detail one line for people, without personal data, or null
 */
public record TimelineEntry(
        TenantId tenant,
        UUID notificationId,
        UUID deliveryId,
        Channel channel,
        TimelineEvent event,
        String reason,
        Integer attempt,
        String provider,
        String providerAccountId,
        String detail,
        String traceId,
        Instant occurredAt) {

    /**
     * Derived from what the line tells, so that telling it twice writes it once; its moment and its detail are no part of
     * it, but a provider's report is another one when its code is.
     */
    public UUID id() {
        String told = String.join(
                "|", "" + deliveryId, event.name(), "" + attempt, "" + provider, "" + providerAccountId, "" + reason);
        boolean isReport = provider != null && attempt == null && detail != null;
        return Uuid7.beside(notificationId, isReport ? told + "|" + detail : told);
    }
}
