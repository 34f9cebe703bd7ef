package io.carillon.core.delivery;

import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.ProviderTry;
import io.carillon.messaging.HopTracing;
import io.carillon.messaging.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells an attempt as lines of the story: one per provider tried, and one for what was decided if that is not plain. */
final class AttemptTimeline {
    private AttemptTimeline() {}

    static List<TimelineEntry> tell(ReceivedEvent<DeliveryAttempted> received, Move move) {
        DeliveryAttempted attempted = received.event().data();
        List<TimelineEntry> lines = new ArrayList<>(2);
        if (attempted.tries() != null) {
            attempted.tries().forEach(tried -> lines.add(tryLine(received, tried)));
        }
        if (move.status() != DeliveryStatus.SENT) {
            lines.add(decisionLine(received, move));
        }
        return lines;
    }

    private static TimelineEntry tryLine(ReceivedEvent<DeliveryAttempted> received, ProviderTry tried) {
        return switch (tried.outcome()) {
            case AttemptOutcome.Failed failed ->
                line(
                        received,
                        TimelineEvent.ATTEMPT_FAILED,
                        OutcomeDecision.reason(failed),
                        tried,
                        failed.code() + ": " + failed.detail());
            case AttemptOutcome.Sent sent -> line(received, TimelineEvent.ATTEMPT_SENT, null, tried, sent.detail());
            case AttemptOutcome.Expired expired -> line(received, TimelineEvent.EXPIRED, null, tried, null);
        };
    }

    private static TimelineEntry decisionLine(ReceivedEvent<DeliveryAttempted> received, Move move) {
        TimelineEvent event =
                switch (move.status()) {
                    case RETRYING -> TimelineEvent.RETRY_PLANNED;
                    case EXPIRED -> TimelineEvent.EXPIRED;
                    default -> TimelineEvent.FAILED;
                };
        String detail = move.dueAt() == null ? detailOf(received.event().data()) : "next attempt at " + move.dueAt();
        return line(received, event, move.reason(), null, detail);
    }

    private static String detailOf(DeliveryAttempted attempted) {
        return attempted.outcome() instanceof AttemptOutcome.Failed failed
                ? failed.code() + ": " + failed.detail()
                : null;
    }

    private static TimelineEntry line(
            ReceivedEvent<DeliveryAttempted> received,
            TimelineEvent event,
            String reason,
            ProviderTry tried,
            String detail) {
        DeliveryAttempted attempted = received.event().data();
        return new TimelineEntry(
                received.event().tenant(),
                UUID.fromString(attempted.notificationId()),
                UUID.fromString(attempted.deliveryId()),
                attempted.channel(),
                event,
                reason,
                attempted.attempt(),
                tried == null ? null : tried.provider(),
                tried == null ? null : tried.providerAccountId(),
                detail,
                HopTracing.traceId(received.event().traceparent()).orElse(null),
                attempted.finishedAt());
    }
}
