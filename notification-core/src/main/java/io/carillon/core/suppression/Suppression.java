package io.carillon.core.suppression;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An address that must not be written to any more.
 *
 * @param key the address by its hash
 * @param address the address itself, or null when its owner was erased
 * @param source who said so: {@code outcome}, {@code receipt} or {@code api}
 * @param note a line for people, or null
 * @param deliveryId the delivery that showed it, or null
 * @param stoppedAt when its owner asked for no more, whatever the reason is; null when they did not
 */
public record Suppression(
        UUID id,
        Address key,
        String address,
        SuppressionReason reason,
        String source,
        String note,
        UUID deliveryId,
        Instant createdAt,
        Instant stoppedAt) {

    /** What one cause alone makes of it. */
    public static Suppression of(
            UUID id,
            Address key,
            String address,
            SuppressionReason reason,
            String source,
            UUID deliveryId,
            Instant at) {
        Instant stopped = reason == SuppressionReason.STOP ? at : null;
        return new Suppression(id, key, address, reason, source, null, deliveryId, at, stopped);
    }

    /** Both of one address: a reason that its owner cannot lift stands before STOP, else the first. */
    Suppression and(Suppression other) {
        Suppression first = reason == SuppressionReason.STOP ? other : this;
        return new Suppression(
                first.id,
                key,
                first.address,
                first.reason,
                first.source,
                first.note,
                first.deliveryId,
                first.createdAt,
                later(stoppedAt, other.stoppedAt));
    }

    private static Instant later(Instant one, Instant another) {
        boolean isOne = another == null || one != null && one.isAfter(another);
        return isOne ? one : another;
    }

    TenantId tenant() {
        return key.tenant();
    }

    Channel channel() {
        return key.channel();
    }

    @Override
    public String toString() {
        return "Suppression[" + id + " " + key.channel() + " " + reason + "]";
    }
}
