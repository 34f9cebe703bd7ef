package io.carillon.core.batch;

import io.carillon.core.tally.Counter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A batch as its tenant sees it.
 *
 * @param counters recipients and deliveries by what became of them
 * @param deliveries deliveries by channel and status
 * @param progress share of accepted recipients that are through, 0 to 1
 */
@Schema(description = "A batch: its state, its counters, how far it is")
record BatchView(
        String batchId,
        BatchState state,
        String template,
        Integer templateVersion,
        String category,
        String priority,
        Map<String, Long> counters,
        Map<String, Map<String, Long>> deliveries,
        double progress,
        Instant createdAt,
        Instant closedAt,
        Instant cancelledAt,
        Instant completedAt,
        Map<String, String> links) {

    static BatchView of(Batch batch, List<Counter> counters) {
        BatchFigures figures = new BatchFigures(batch, counters);
        SharedRequest request = batch.request();
        return new BatchView(
                batch.id().toString(),
                batch.state(),
                request.template() == null ? null : request.template().code(),
                request.template() == null ? null : request.template().version(),
                request.category(),
                request.lane().wireName(),
                figures.flat(),
                figures.byChannel(),
                figures.progress(),
                batch.createdAt(),
                batch.closedAt(),
                batch.cancelledAt(),
                batch.completedAt(),
                links(batch.id().toString()));
    }

    static Map<String, String> links(String id) {
        String self = "/api/v1/services/notifications/batches/" + id;
        return Map.of(
                "self", self,
                "notifications", self + "/notifications",
                "complete", self + "/complete",
                "cancel", self + "/cancel");
    }
}
