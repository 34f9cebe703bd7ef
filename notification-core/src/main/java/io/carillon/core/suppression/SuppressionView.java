package io.carillon.core.suppression;

import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A suppressed address as its tenant sees it. */
@Schema(description = "An address that is not written to any more")
record SuppressionView(
        @Schema(description = "Names this suppression") UUID id,

        @Schema(description = "Channel the address belongs to", examples = "email")
        Channel channel,

        @Schema(description = "The address; missing when its owner was erased", examples = "ada@example.org")
        String address,

        @Schema(description = "Why", examples = "hard-bounce")
        SuppressionReason reason,

        @Schema(description = "Who said so: outcome, receipt or api", examples = "outcome")
        String source,

        @Schema(description = "A line for people") String note,
        @Schema(description = "The delivery that showed it") UUID deliveryId,
        @Schema(description = "Since when") Instant createdAt,

        @Schema(description = "When its owner wrote STOP; a later START lifts that, and no other reason")
        Instant stoppedAt) {

    static SuppressionView of(Suppression suppression) {
        return new SuppressionView(
                suppression.id(),
                suppression.channel(),
                suppression.address(),
                suppression.reason(),
                suppression.source(),
                suppression.note(),
                suppression.deliveryId(),
                suppression.createdAt(),
                suppression.stoppedAt());
    }

    /** A page of suppressions, newest first. */
    @Schema(name = "SuppressionPage", description = "Suppressions, newest first")
    record Page(
            List<SuppressionView> data,

            @Schema(description = "Give it as cursor to read on; missing on the last page")
            String nextCursor) {

        static Page of(List<Suppression> found, int limit) {
            String next = found.size() < limit ? null : found.getLast().id().toString();
            return new Page(found.stream().map(SuppressionView::of).toList(), next);
        }
    }
}
