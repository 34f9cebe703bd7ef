package io.carillon.dispatcher.limit;

import io.carillon.tenancy.TenantId;

/** Names a tenant's provider account. */
public record AccountKey(TenantId tenant, String account) {

    /** Reads what {@link #toString} wrote. */
    static AccountKey of(String text) {
        int colon = text.indexOf(':');
        return new AccountKey(TenantId.of(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return tenant + ":" + account;
    }
}
