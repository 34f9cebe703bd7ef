package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What a provider reports about a message some time after it took it.
 *
 * @param provider provider type
 * @param providerAccountId the tenant's account that sent it
 * @param providerMessageId the name the provider gave the message
 * @param deliveryId our delivery, when the provider hands it back; else null
 * @param status {@code DELIVERED, OPENED, CLICKED, BOUNCED} or {@code FAILED}
 * @param code the provider's own code, or null
 * @param suppression why the address must not be written to any more, or null
 * @param occurredAt when it happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryReceipt(
        String provider,
        String providerAccountId,
        String providerMessageId,
        String deliveryId,
        DeliveryStatus status,
        String code,
        SuppressionReason suppression,
        Instant occurredAt) {}
