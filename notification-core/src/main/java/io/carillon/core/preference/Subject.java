package io.carillon.core.preference;

import io.carillon.core.recipient.Address;
import io.carillon.tenancy.TenantId;

/**
 * Whose preferences: a user's, or those of somebody known by an address only.
 *
 * @param name {@code user:<id>}, or the address's channel and hash
 */
public record Subject(TenantId tenant, String name) {
    private static final String USER = "user:";

    public static Subject ofUser(TenantId tenant, String userId) {
        return new Subject(tenant, USER + userId);
    }

    public static Subject ofAddress(Address address) {
        return new Subject(address.tenant(), address.channel().wireName() + ":" + address.hash());
    }

    @Override
    public String toString() {
        return "Subject[" + name.substring(0, name.indexOf(':')) + "]";
    }
}
