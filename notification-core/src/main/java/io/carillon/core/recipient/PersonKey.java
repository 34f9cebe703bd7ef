package io.carillon.core.recipient;

import io.carillon.tenancy.TenantId;

/** Names one person of one tenant; the user id equals the {@code sub} claim of that person's tokens. */
public record PersonKey(TenantId tenant, String userId) {

    @Override
    public String toString() {
        return "PersonKey[" + tenant + "]";
    }
}
