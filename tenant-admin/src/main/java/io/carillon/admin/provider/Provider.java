package io.carillon.admin.provider;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * A provider account as stored.
 *
 * @param sealedSecrets each sealed for this tenant and account
 */
public record Provider(
        UUID id,
        ProviderSettings settings,
        Map<String, String> sealedSecrets,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {}
