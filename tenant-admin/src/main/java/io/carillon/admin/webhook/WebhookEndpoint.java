package io.carillon.admin.webhook;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint as stored.
 *
 * @param secrets newest first
 */
record WebhookEndpoint(
        UUID id,
        EndpointSettings settings,
        List<StoredSecret> secrets,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {}
