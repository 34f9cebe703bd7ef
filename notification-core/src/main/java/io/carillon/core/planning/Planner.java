package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.escalation.EscalationPlan;
import io.carillon.core.inbox.InboxEntry;
import io.carillon.core.intake.AttachmentPlaces;
import io.carillon.core.intake.Rejection;
import io.carillon.core.intake.RequestChecks;
import io.carillon.core.notification.Notification;
import io.carillon.core.planning.DigestPlanner.Gathered;
import io.carillon.core.reach.ReachKnowledge;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EscalationStep;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.rendering.engine.RenderException;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns one request into its plan: in memory, synchronous, with the same ids for the same request. */
@ApplicationScoped
class Planner {
    private final TenantConfigs configs;
    private final NotificationFactory notifications;
    private final DeliveryFactory deliveries;
    private final DigestPlanner digests;
    private final AttachmentPlaces places;
    private final Clock clock;

    Planner(
            TenantConfigs configs,
            NotificationFactory notifications,
            DeliveryFactory deliveries,
            DigestPlanner digests,
            AttachmentPlaces places,
            Clock clock) {
        this.configs = configs;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.digests = digests;
        this.places = places;
        this.clock = clock;
    }

    /** The plan of a request: its deliveries, or the reason why there are none. */
    Plan plan(ReceivedEvent<NotificationRequested> received, Lane lane, ReachKnowledge knowledge) {
        Optional<TenantConfigPublished> config = configs.find(received.event().tenant());
        Optional<Rejection> rejection = RequestChecks.check(received.event().data(), config)
                .or(() -> places.check(received.event().data()));
        if (rejection.isPresent()) {
            return refuse(received, lane, rejection.get().type().slug(), explain(rejection.get()));
        }
        try {
            return accept(received, lane, config.orElseThrow(), knowledge);
        } catch (RenderException failed) {
            return refuse(received, lane, Reason.TEMPLATE_FAILED.code(), failed.getMessage());
        }
    }

    /** The plan of a request that is refused for a reason found while writing. */
    Plan refuse(Plan plan, Reason reason) {
        Notification refused = plan.notification().failed(reason.code(), null);
        return new Plan(
                refused,
                null,
                plan.requestHash(),
                List.of(),
                List.of(),
                List.of(PlanTimeline.refused(refused, clock.instant())));
    }

    /** The same plans, those of cancelled notifications without anything to send. */
    List<Plan> honour(List<Plan> plans, Set<UUID> cancelled) {
        Instant now = clock.instant();
        return plans.stream()
                .map(plan ->
                        cancelled.contains(plan.notification().id()) ? plan.cancelled(Reason.CANCELLED, now) : plan)
                .toList();
    }

    /** The lines that a batch adds to stories: of what is new, and of what it repeats. */
    List<TimelineEntry> story(List<Plan> fresh, Sorting sorting) {
        Instant now = clock.instant();
        return Stream.concat(
                        fresh.stream().map(Plan::timeline).flatMap(List::stream),
                        sorting.repeats().stream().map(repeat -> PlanTimeline.repeated(repeat, now)))
                .toList();
    }

    private Plan accept(
            ReceivedEvent<NotificationRequested> received,
            Lane lane,
            TenantConfigPublished config,
            ReachKnowledge knowledge) {
        NotificationRequested request = received.event().data();
        Notification notification = notifications.accepted(received, lane, config);
        List<Delivery> made = RequestChecks.channels(request, config).stream()
                .map(channel -> deliveries.make(notification, request, config, channel, knowledge))
                .toList();
        Gathered gathered = digests.gather(
                request, config, lane, arrange(request, notification, RequestChecks.escalation(request, config), made));
        List<Delivery> planned = gathered.deliveries();
        return new Plan(
                notification,
                notifications.idempotencyKey(received),
                request.requestHash(),
                planned,
                planned.stream().filter(Planner::isInInbox).map(InboxEntry::of).toList(),
                planned.stream().map(PlanTimeline::planned).toList(),
                gathered.joins());
    }

    private List<Delivery> arrange(
            NotificationRequested request,
            Notification notification,
            List<EscalationStep> steps,
            List<Delivery> planned) {
        Instant now = clock.instant();
        boolean later =
                notification.scheduledAt() != null && notification.scheduledAt().isAfter(now);
        return steps.isEmpty()
                ? planned
                : new EscalationPlan(steps, later ? notification.scheduledAt() : now, request.expiresAt())
                        .arrange(planned);
    }

    /** The plan of a request that is refused before its deliveries are looked at. */
    Plan refuse(ReceivedEvent<NotificationRequested> received, Lane lane, String reason, String detail) {
        Notification refused = notifications.refused(received, lane, reason, detail);
        return new Plan(
                refused,
                notifications.idempotencyKey(received),
                received.event().data().requestHash(),
                List.of(),
                List.of(),
                List.of(PlanTimeline.refused(refused, clock.instant())));
    }

    /** What is left of a request of ours that cannot be planned: nothing of it that a caller wrote. */
    Optional<Plan> giveUp(ReceivedEvent<NotificationRequested> received, Lane lane) {
        return notifications
                .unprocessable(received, lane)
                .map(failed -> new Plan(
                        failed,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(PlanTimeline.refused(failed, clock.instant()))));
    }

    private static boolean isInInbox(Delivery delivery) {
        return delivery.channel() == Channel.IN_APP && delivery.status() == DeliveryStatus.DELIVERED;
    }

    private static String explain(Rejection rejection) {
        String fields = rejection.violations().stream()
                .map(violation -> violation.pointer() + " " + violation.detail())
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? rejection.detail() : fields;
    }
}
