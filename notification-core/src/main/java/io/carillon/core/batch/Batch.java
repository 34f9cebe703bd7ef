package io.carillon.core.batch;

import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A batch or bulk job as it is stored.
 *
 * @param paused whether the caller holds it back
 * @param request what all its notifications share
 * @param requestHash hash of the body it was made with, to tell a repeat from a reused key, or null
 * @param accepted recipients taken in
 * @param rejected rows of its file that were not
 * @param fed recipients handed to planning
 * @param dropped recipients that were taken in and, being cancelled, never handed on
 * @param rate notifications that ended per second, lately
 */
public record Batch(
        TenantId tenant,
        UUID id,
        BatchKind kind,
        BatchState state,
        boolean paused,
        SharedRequest request,
        String requestHash,
        long accepted,
        long rejected,
        long fed,
        long dropped,
        double rate,
        Instant createdAt,
        Instant closedAt,
        Instant cancelledAt,
        Instant completedAt) {}
