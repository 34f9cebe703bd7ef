package io.carillon.dispatcher.delivery;

import io.carillon.dispatcher.provider.Attempted;
import io.carillon.dispatcher.provider.PreparedRoute;
import io.carillon.dispatcher.webhook.WebhookCalls;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryAttempted;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.ProviderTry;
import io.carillon.messaging.Hop;
import io.carillon.messaging.HopTracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends one claimed attempt through the tenant's route, unless its time is over. */
@ApplicationScoped
class AttemptDelivery {
    private static final String NO_PROVIDER = "none";

    private final PreparedRoute route;
    private final WebhookCalls webhooks;
    private final HopTracing tracing;
    private final DispatchMetrics metrics;
    private final Clock clock;

    AttemptDelivery(
            PreparedRoute route, WebhookCalls webhooks, HopTracing tracing, DispatchMetrics metrics, Clock clock) {
        this.route = route;
        this.webhooks = webhooks;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Never fails: every ending is an outcome. Empty when it is another dispatcher's to tell. */
    Uni<Optional<Finished>> attempt(Work work) {
        return isExpired(work.request()) ? Uni.createFrom().item(() -> Optional.of(expired(work))) : send(work);
    }

    private boolean isExpired(DeliveryRequested request) {
        return request.expiresAt() != null && !clock.instant().isBefore(request.expiresAt());
    }

    private Finished expired(Work work) {
        AttemptOutcome outcome = new AttemptOutcome.Expired();
        metrics.ended(work.request(), NO_PROVIDER, outcome);
        return finished(work, work.event().traceparent(), outcome, List.of());
    }

    private Uni<Optional<Finished>> send(Work work) {
        Hop hop = tracing.start("dispatch " + work.request().channel().wireName(), work.event());
        return handOver(work)
                .invoke(attempted -> end(hop, attempted.outcome()))
                .map(attempted -> Optional.of(attempted).filter(ended -> !ended.isLost()))
                .map(ended -> ended.map(attempted -> finished(work, hop, attempted)));
    }

    private Uni<Attempted> handOver(Work work) {
        return work.request().channel() == Channel.WEBHOOK
                ? webhooks.send(work.delivery())
                : route.send(work.delivery());
    }

    private static void end(Hop hop, AttemptOutcome outcome) {
        if (outcome instanceof Failed failed) {
            hop.fail(failed.category().name());
        } else {
            hop.end();
        }
    }

    private Finished finished(Work work, Hop hop, Attempted attempted) {
        metrics.ended(work.request(), attempted.provider(), attempted.outcome());
        return finished(work, hop.traceparent(), attempted.outcome(), attempted.tries());
    }

    private Finished finished(Work work, String traceparent, AttemptOutcome outcome, List<ProviderTry> tries) {
        DeliveryRequested request = work.request();
        Instant now = clock.instant();
        DeliveryAttempted attempted = new DeliveryAttempted(
                request.deliveryId(),
                request.notificationId(),
                request.attempt(),
                request.channel(),
                request.lane(),
                outcome,
                tries,
                request.acceptedAt(),
                now);
        return new Finished(work.key(), work.event().tenant(), traceparent, attempted);
    }
}
