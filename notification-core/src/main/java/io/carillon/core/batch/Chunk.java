package io.carillon.core.batch;

import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Recipients that are taken in together, once.
 *
 * @param number 1, 2, 3, …; makes it repeat-safe
 * @param bodyHash hash of what the caller sent, to tell a repeat from another body, or null for part of a file
 * @param items accepted and rejected ones
 */
public record Chunk(TenantId tenant, UUID batchId, int number, String bodyHash, List<Item> items, Instant createdAt) {

    /**
     * One recipient.
     *
     * @param number number of its notification within the batch
     * @param line line of the file, or null
     * @param payload a {@link BatchRecipient} as JSON; for a rejected row its cells as a JSON array
     * @param rejection reason code, or null when it was accepted
     * @param detail what is wrong, for people, or null
     */
    public record Item(int number, Long line, String payload, String rejection, String detail) {}

    /** How many recipients it has. */
    public int accepted() {
        return items.size() - rejected();
    }

    /** How many rows were not taken. */
    public int rejected() {
        return (int) items.stream().filter(item -> item.rejection() != null).count();
    }
}
