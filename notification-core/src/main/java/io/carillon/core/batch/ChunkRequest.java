package io.carillon.core.batch;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /send-chunk}.
 *
 * @param batchId the open batch
 * @param chunk number of the chunk, 1 to 1000; it makes the request repeat-safe
 * @param recipients 1 to 1000 of them
 */
@Schema(description = "Up to 1000 recipients for an open batch")
record ChunkRequest(String batchId, Integer chunk, List<BatchRecipient> recipients) {
    /** Recipients of one chunk, at most; also how many numbers each chunk has for its notifications. */
    static final int MAX_RECIPIENTS = 1000;

    /** Highest number of a chunk. */
    static final int MAX_NUMBER = 1000;
}
