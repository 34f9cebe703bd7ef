package io.carillon.core.delivery;

import io.carillon.events.DeliveryStatus;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * Where an attempt's end takes its delivery.
 *
 * @param attempt the attempt that ended; the move counts only while it is the current one
 * @param dueAt when to try again, or null
 * @param reason why, or null when all went well
 */
public record Move(
        TenantId tenant,
        UUID deliveryId,
        int attempt,
        DeliveryStatus status,
        Instant dueAt,
        String reason,
        String provider,
        String providerAccountId,
        String providerMessageId,
        Instant occurredAt) {}
