package io.carillon.events;

import java.time.Instant;
import java.util.Map;

/**
 * Every delivery of a batch or bulk job is settled and no more will come. Told once; copies have equal event ids.
 *
 * @param batchId UUIDv7 of the batch, or of the bulk job
 * @param cancelled whether the caller ended it before its time
 * @param recipients how many notifications it had
 * @param counters deliveries by their last status
 * @param completedAt when the last one was settled
 */
public record BatchCompleted(
        String batchId, boolean cancelled, long recipients, Map<DeliveryStatus, Long> counters, Instant completedAt) {}
