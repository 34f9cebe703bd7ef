package io.carillon.core.suppression;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found to be suppressed among the addresses of a batch. Pure. */
public record Suppressions(Map<Address, SuppressionReason> byAddress) {
    public static final Suppressions NONE = new Suppressions(Map.of());

    /** Why the address is suppressed; empty when it is not, or when there is no address. */
    public Optional<SuppressionReason> find(TenantId tenant, Channel channel, String address) {
        return address == null || byAddress.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(byAddress.get(Address.of(tenant, channel, address)));
    }

    /** The push tokens that are not suppressed. */
    public List<String> live(TenantId tenant, List<String> tokens) {
        return byAddress.isEmpty()
                ? tokens
                : tokens.stream()
                        .filter(token -> find(tenant, Channel.PUSH, token).isEmpty())
                        .toList();
    }
}
