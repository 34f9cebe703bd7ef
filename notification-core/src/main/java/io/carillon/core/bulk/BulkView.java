package io.carillon.core.bulk;

import io.carillon.core.batch.Batch;
import io.carillon.core.batch.BatchFigures;
import io.carillon.core.batch.ReadBatch;
import io.carillon.core.batch.SharedRequest;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A bulk job as its tenant sees it.
 *
 * @param state {@code CLOSED} while it is sent, {@code PAUSED}, {@code COMPLETED} or {@code CANCELLED}
 * @param counters rows and deliveries by what became of them
 * @param deliveries deliveries by channel and status
 * @param progress share of accepted rows that are through, 0 to 1
 * @param rate rows that get through per second, lately
 * @param estimatedEnd when it will be through at this rate; null when there is none
 */
@Schema(description = "A bulk job: its state, its counters, how far and how fast it is")
record BulkView(
        String jobId,
        String state,
        String template,
        Integer templateVersion,
        String category,
        String priority,
        Map<String, Long> counters,
        Map<String, Map<String, Long>> deliveries,
        double progress,
        double rate,
        Instant estimatedEnd,
        Instant createdAt,
        Instant cancelledAt,
        Instant completedAt,
        Map<String, String> links) {

    static BulkView of(ReadBatch.Found found, Instant now) {
        Batch job = found.batch();
        BatchFigures figures = new BatchFigures(job, found.counters());
        SharedRequest request = job.request();
        double rate = job.completedAt() == null ? job.rate() : 0;
        return new BulkView(
                job.id().toString(),
                job.paused() && job.state().isFed() ? "PAUSED" : job.state().name(),
                request.template() == null ? null : request.template().code(),
                request.template() == null ? null : request.template().version(),
                request.category(),
                request.lane().wireName(),
                figures.flat(),
                figures.byChannel(),
                figures.progress(),
                Math.round(rate * 10) / 10.0,
                estimatedEnd(job, figures.done(), rate, now),
                job.createdAt(),
                job.cancelledAt(),
                job.completedAt(),
                links(job.id().toString()));
    }

    private static Instant estimatedEnd(Batch job, long done, double rate, Instant now) {
        boolean moves = job.completedAt() == null && !job.paused() && rate > 0.01;
        return moves ? now.plusSeconds(Math.round((job.accepted() - done) / rate)) : null;
    }

    static Map<String, String> links(String id) {
        String self = "/api/v1/services/notifications/bulk/" + id;
        return Map.of(
                "self", self,
                "notifications", self + "/notifications",
                "errors", self + "/errors",
                "pause", self + "/pause",
                "resume", self + "/resume",
                "cancel", self + "/cancel");
    }
}
