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
 */
public record Suppression(
        UUID id,
        Address key,
        String address,
        SuppressionReason reason,
        String source,
        String note,
        UUID deliveryId,
        Instant createdAt) {

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
