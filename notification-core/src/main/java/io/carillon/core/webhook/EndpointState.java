package io.carillon.core.webhook;

import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * How an endpoint fares.
 *
 * @param pausedUntil until when it is left alone, or null
 * @param lastMessageAt when there last was something new for it
 * @param failingSince when the first call of the present row of failures ended; null while calls succeed
 * @param failures calls in that row
 * @param disabledAt when Carillon disabled it, or null
 * @param disabledReason why, or null
 */
record EndpointState(
        TenantId tenant,
        UUID endpointId,
        Instant pausedUntil,
        Instant lastMessageAt,
        Instant failingSince,
        int failures,
        Instant lastSuccessAt,
        Instant disabledAt,
        DisabledReason disabledReason) {

    /** An endpoint of which nothing is known. */
    static EndpointState untold(TenantId tenant, UUID endpointId) {
        return new EndpointState(tenant, endpointId, null, Instant.EPOCH, null, 0, null, null, null);
    }

    /** Why Carillon disabled an endpoint. */
    enum DisabledReason {
        /** It answered 410. */
        GONE("gone"),
        /** Every call failed for days. */
        FAILING("failing");

        private final String code;

        DisabledReason(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
