package io.carillon.core.tally;

import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.tenancy.TenantId;
import java.util.UUID;

/**
 * One thing of a batch that moved from one counter to another. Pure.
 *
 * @param batchId its batch; null when it belongs to none, and then nothing is counted
 * @param channel wire name of the delivery's channel; empty for a notification as a whole
 * @param from counter it leaves, or null when it is new
 * @param to counter it enters, or null when it is gone
 */
public record Shift(TenantId tenant, UUID batchId, String channel, String from, String to) {
    /** Notifications that were planned. */
    public static final String PLANNED = "PLANNED";

    /** Notifications that planning refused. */
    public static final String REFUSED = "REFUSED";

    /** A delivery that moved, or is new when {@code from} is null. */
    public static Shift of(TenantId tenant, UUID batchId, Channel channel, DeliveryStatus from, DeliveryStatus to) {
        return new Shift(tenant, batchId, channel.wireName(), from == null ? null : from.name(), to.name());
    }

    /** A notification that was planned or refused. */
    public static Shift ofNotification(TenantId tenant, UUID batchId, boolean refused) {
        return new Shift(tenant, batchId, "", null, refused ? REFUSED : PLANNED);
    }

    /** A refused notification that is forgotten, to be planned anew. */
    public static Shift ofForgotten(TenantId tenant, UUID batchId) {
        return new Shift(tenant, batchId, "", REFUSED, null);
    }
}
