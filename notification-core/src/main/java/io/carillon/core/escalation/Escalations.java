package io.carillon.core.escalation;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.EndedDeliveries;
import io.carillon.core.delivery.Moved;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineEntry;
import io.carillon.core.timeline.TimelineEvent;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EscalationStep.Reaction;
import io.carillon.messaging.HopTracing;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Moves escalations on inside the transactions of others: a reaction ends the steps that wait for it, a step that failed
 * makes the next one due. Row locks decide between a reaction and the clock: a step is ended or goes, never both.
 */
@ApplicationScoped
public class Escalations implements EndedDeliveries {
    private static final Set<DeliveryStatus> READ = EnumSet.of(DeliveryStatus.OPENED, DeliveryStatus.CLICKED);

    private final EscalationRepository escalations;
    private final TimelineRepository timeline;
    private final Clock clock;

    Escalations(EscalationRepository escalations, TimelineRepository timeline, Clock clock) {
        this.escalations = escalations;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Which of the due deliveries are steps that the recipient has made needless. */
    public Uni<Set<UUID>> findAnswered(SqlClient client, List<Delivery> due) {
        List<Delivery> steps = due.stream().filter(Delivery::isWaitingStep).toList();
        return steps.isEmpty() ? Uni.createFrom().item(Set.of()) : escalations.findAnswered(client, steps);
    }

    /** Ends the steps that wait for this reaction to these notifications; returns them, to be counted and told. */
    public Uni<List<Moved>> stop(
            SqlClient client, TenantId tenant, Collection<UUID> notifications, Reaction reaction, Instant now) {
        Set<Reaction> answered =
                reaction == Reaction.READ ? Set.of(Reaction.SEEN, Reaction.READ) : Set.of(Reaction.SEEN);
        return notifications.isEmpty()
                ? Uni.createFrom().item(List.of())
                : escalations
                        .stop(client, tenant, notifications, answered, now)
                        .call(stopped -> timeline.insertAll(client, story(stopped)));
    }

    @Override
    public Uni<Void> follow(SqlClient client, List<Delivery> moved) {
        List<Delivery> ended =
                moved.stream().filter(Escalations::leavesItToTheNext).toList();
        return ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : escalations
                        .hurryNext(client, ended, clock.instant())
                        .chain(hurried -> timeline.insertAll(
                                client,
                                hurried.stream()
                                        .map(next -> line(next, TimelineEvent.MOVED_ON, Reason.STEP_FAILED.code()))
                                        .toList()));
    }

    @Override
    public Uni<List<Moved>> answer(SqlClient client, List<Delivery> moved) {
        List<Delivery> read = moved.stream()
                .filter(delivery -> delivery.step() != null)
                .filter(delivery -> READ.contains(delivery.status()))
                .toList();
        return read.isEmpty()
                ? Uni.createFrom().item(List.of())
                : escalations
                        .stopAfter(client, read, clock.instant())
                        .call(stopped -> timeline.insertAll(client, story(stopped)));
    }

    private static List<TimelineEntry> story(List<Moved> stopped) {
        return stopped.stream()
                .map(Moved::delivery)
                .map(delivery -> line(delivery, TimelineEvent.SKIPPED, delivery.reason()))
                .toList();
    }

    private static boolean leavesItToTheNext(Delivery delivery) {
        return delivery.step() != null
                && switch (delivery.status()) {
                    case FAILED, BOUNCED, EXPIRED, SUPPRESSED -> true;
                    case SKIPPED -> !Reason.ESCALATION_ANSWERED.code().equals(delivery.reason());
                    case SCHEDULED, PENDING, DISPATCHED, RETRYING, SENT, DELIVERED, OPENED, CLICKED, CANCELLED -> false;
                };
    }

    private static TimelineEntry line(Delivery delivery, TimelineEvent event, String reason) {
        return new TimelineEntry(
                delivery.tenant(),
                delivery.notificationId(),
                delivery.id(),
                delivery.channel(),
                event,
                reason,
                null,
                null,
                null,
                null,
                HopTracing.traceId(delivery.traceparent()).orElse(null),
                delivery.updatedAt());
    }
}
