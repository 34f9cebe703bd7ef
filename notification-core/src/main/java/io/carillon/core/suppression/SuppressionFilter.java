package io.carillon.core.suppression;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.tenancy.TenantId;

/**
 * Which suppressions are meant; null means any.
 *
 * @param addressHash hash of one address on {@code channel}
 */
record SuppressionFilter(Channel channel, SuppressionReason reason, String addressHash) {

    /** An address is looked for by its hash, which only exists on a channel. */
    static SuppressionFilter of(TenantId tenant, Channel channel, SuppressionReason reason, String address) {
        return new SuppressionFilter(
                channel,
                reason,
                address == null ? null : Address.of(tenant, channel, address).hash());
    }

    boolean isEmpty() {
        return channel == null && reason == null && addressHash == null;
    }

    String channelName() {
        return channel == null ? null : channel.wireName();
    }

    String reasonName() {
        return reason == null ? null : reason.wireName();
    }
}
