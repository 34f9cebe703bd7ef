package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.digest.DigestJoin;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.timeline.Reason;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Digest;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.rendering.ContentRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets deliveries that could go at once wait to be told together, when their template says so. What is critical, scheduled
 * or a step of an escalation has a moment of its own, what brings files is about them: they go alone.
 */
@ApplicationScoped
class DigestPlanner {
    private final ContentRenderer renderer;
    private final Clock clock;

    DigestPlanner(ContentRenderer renderer, Clock clock) {
        this.renderer = renderer;
        this.clock = clock;
    }

    /** The deliveries, with the windows that some of them join. */
    record Gathered(List<Delivery> deliveries, List<DigestJoin> joins) {}

    /**
     * Gathers.
     *
     * @throws io.carillon.rendering.engine.RenderException when the digest's key cannot be rendered
     */
    Gathered gather(NotificationRequested request, TenantConfigPublished config, Lane lane, List<Delivery> planned) {
        Optional<Digest> digest = digest(request, config, lane);
        if (digest.isEmpty()) {
            return new Gathered(planned, List.of());
        }
        Instant closesAt = clock.instant().plusSeconds(digest.get().windowSeconds());
        List<Delivery> deliveries = new ArrayList<>(planned.size());
        List<DigestJoin> joins = new ArrayList<>(planned.size());
        for (Delivery delivery : planned) {
            boolean waits = canGoNow(delivery);
            if (waits) {
                String key = key(request, config, delivery, digest.get());
                joins.add(DigestJoin.of(delivery, request, key, closesAt));
            }
            deliveries.add(
                    waits
                            ? delivery.inDigest(Reason.DIGEST_WAITING.code(), end(request, delivery, digest.get()))
                            : delivery);
        }
        return new Gathered(deliveries, joins);
    }

    private static Optional<Digest> digest(NotificationRequested request, TenantConfigPublished config, Lane lane) {
        boolean goesAlone = lane == Lane.CRITICAL
                || request.template() == null
                || request.attachments() != null && !request.attachments().isEmpty()
                || !RequestChecks.escalation(request, config).isEmpty();
        return goesAlone
                ? Optional.empty()
                : RequestChecks.version(request, config).map(TemplateVersion::digest);
    }

    private static boolean canGoNow(Delivery delivery) {
        return delivery.status() == DeliveryStatus.PENDING || delivery.status() == DeliveryStatus.DELIVERED;
    }

    private String key(NotificationRequested request, TenantConfigPublished config, Delivery delivery, Digest digest) {
        return digest.key() == null
                ? ""
                : TemplateSources.find(request, config, delivery.channel())
                        .map(source ->
                                renderer.renderText(source, digest.key(), TemplateSources.variables(request, config)))
                        .orElse("");
    }

    /** The time budget counts from the end of the window, unless the caller said when it is of no use any more. */
    private static Instant end(NotificationRequested request, Delivery delivery, Digest digest) {
        return request.expiresAt() == null
                ? delivery.expiresAt().plusSeconds(digest.windowSeconds())
                : delivery.expiresAt();
    }
}
