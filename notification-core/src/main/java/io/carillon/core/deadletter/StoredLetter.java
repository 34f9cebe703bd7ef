package io.carillon.core.deadletter;

import io.carillon.core.ids.Uuid7;
import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A dead letter as it is kept: a Kafka record that could not be processed, or a delivery whose attempts are used up.
 *
 * @param tenant whose; {@link #PLATFORM} when the record does not say
 * @param id derived from what is dead, so that storing it twice stores it once
 * @param key the record's key, or null
 * @param headers the record's own headers; null for a delivery
 * @param payload the record's value, or null
 * @param deliveryId the delivery, or null for a record
 * @param attempt the delivery's last attempt, or null
 * @param resolvedAt when its provider told what became of the delivery after all, or null
 */
public record StoredLetter(
        TenantId tenant,
        UUID id,
        Kind kind,
        State state,
        Coordinates from,
        String key,
        Map<String, String> headers,
        byte[] payload,
        UUID notificationId,
        UUID deliveryId,
        Channel channel,
        Integer attempt,
        String reason,
        String detail,
        Instant diedAt,
        Instant redrivenAt,
        String redrivenBy,
        Instant resolvedAt) {
    /** Owner of records that name no tenant; only platform administrators see them. */
    public static final TenantId PLATFORM = new TenantId(new UUID(0, 0));

    /** What is dead. */
    public enum Kind {
        RECORD,
        DELIVERY
    }

    /** Whether somebody has to look after it. */
    public enum State {
        OPEN,
        REDRIVEN,
        RESOLVED
    }

    /** Where a record was read from. */
    public record Coordinates(String topic, int partition, long offset) {}

    /** The letter of a delivery that ended without reaching anybody. */
    public static StoredLetter ofDelivery(
            TenantId tenant,
            UUID notificationId,
            UUID deliveryId,
            Channel channel,
            int attempt,
            String reason,
            String detail,
            Instant diedAt) {
        return new StoredLetter(
                tenant,
                Uuid7.beside(Uuid7.floorOf(diedAt), deliveryId + "|" + attempt),
                Kind.DELIVERY,
                State.OPEN,
                null,
                null,
                null,
                null,
                notificationId,
                deliveryId,
                channel,
                attempt,
                reason,
                detail,
                diedAt,
                null,
                null,
                null);
    }

    @Override
    public String toString() {
        return "StoredLetter[" + id + " " + kind + " " + reason + "]";
    }
}
