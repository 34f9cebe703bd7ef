package io.carillon.admin.tenant;

import io.carillon.tenancy.TenantId;
import java.time.OffsetDateTime;

/**
 * A tenant as stored.
 *
 * @param active false while suspended
 * @param configVersion version of its newest snapshot
 */
public record Tenant(
        TenantId id,
        TenantSettings settings,
        boolean active,
        long configVersion,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {}
