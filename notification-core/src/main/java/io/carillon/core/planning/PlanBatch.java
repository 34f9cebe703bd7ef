package io.carillon.core.planning;

import io.carillon.core.delivery.Delivery;
import io.carillon.core.delivery.DeliveryEvents;
import io.carillon.core.delivery.DeliveryMetrics;
import io.carillon.core.delivery.DeliveryRepository;
import io.carillon.core.digest.DigestRepository;
import io.carillon.core.inbox.InboxEntry;
import io.carillon.core.inbox.InboxEvents;
import io.carillon.core.inbox.InboxRepository;
import io.carillon.core.inbox.TellArrivals;
import io.carillon.core.notification.CancellationRepository;
import io.carillon.core.notification.Notification;
import io.carillon.core.notification.NotificationRepository;
import io.carillon.core.notification.Origin;
import io.carillon.core.poll.Refusal;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.Reason;
import io.carillon.core.timeline.TimelineRepository;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.messaging.ReceivedEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Plans a whole poll: finds out about its people, renders in memory, writes everything in one transaction, with a
 * constant number of statements, then emits. Planning the same records again writes nothing twice and emits what the rows say, with the same ids.
 */
@ApplicationScoped
class PlanBatch {
    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final KnowPeople people;
    private final PlanPoll polls;
    private final WaitingRequestRepository waiting;
    private final Planner planner;
    private final CancellationRepository cancellations;
    private final IdempotencyRepository idempotency;
    private final NotificationRepository notifications;
    private final DeliveryRepository deliveries;
    private final InboxRepository inbox;
    private final TellArrivals arrivals;
    private final DigestRepository digests;
    private final Clock clock;
    private final TimelineRepository timeline;
    private final StoppedBatches stopped;
    private final TallyRepository tally;
    private final EventPublisher publisher;
    private final PlanningMetrics metrics;
    private final DeliveryMetrics settled;

    PlanBatch(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            KnowPeople people,
            PlanPoll polls,
            WaitingRequestRepository waiting,
            Planner planner,
            CancellationRepository cancellations,
            IdempotencyRepository idempotency,
            NotificationRepository notifications,
            DeliveryRepository deliveries,
            InboxRepository inbox,
            TellArrivals arrivals,
            DigestRepository digests,
            Clock clock,
            TimelineRepository timeline,
            StoppedBatches stopped,
            TallyRepository tally,
            EventPublisher publisher,
            PlanningMetrics metrics,
            DeliveryMetrics settled) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.people = people;
        this.polls = polls;
        this.waiting = waiting;
        this.planner = planner;
        this.cancellations = cancellations;
        this.idempotency = idempotency;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.digests = digests;
        this.clock = clock;
        this.timeline = timeline;
        this.stopped = stopped;
        this.tally = tally;
        this.publisher = publisher;
        this.metrics = metrics;
        this.settled = settled;
    }

    /** What the transaction left to tell. */
    private record Written(
            Sorting sorting, List<Plan> all, List<Plan> fresh, List<Delivery> deliveries, List<OutgoingEvent> inbox) {

        Written plus(List<OutgoingEvent> arrived) {
            List<OutgoingEvent> both = new ArrayList<>(inbox);
            both.addAll(arrived);
            return new Written(sorting, all, fresh, deliveries, both);
        }
    }

    /** Completes with what was refused when the poll is written and everything that follows from it is emitted. */
    Uni<List<Refusal>> plan(List<ReceivedEvent<NotificationRequested>> requests, Lane lane) {
        return plan(requests, lane, List.of());
    }

    /** Plans requests that waited, like those of a poll. */
    Uni<Void> planAgain(List<WaitingRequest> waited, Lane lane) {
        return plan(waited.stream().map(WaitingRequest::received).toList(), lane, waited)
                .replaceWithVoid();
    }

    /**
     * Leaves a failed notification of a request that cannot be planned, so that its story and its batch know of it. Of
     * outside producers' requests nobody knows an id yet, so there is only the dead letter.
     */
    Uni<Void> giveUp(ReceivedEvent<NotificationRequested> request, Lane lane) {
        List<Plan> failed = planner.giveUp(request, lane).stream().toList();
        return transactions
                .inTransaction(pipeline, client -> write(client, failed))
                .invoke(written -> count(written, lane))
                .replaceWithVoid();
    }

    private Uni<List<Refusal>> plan(
            List<ReceivedEvent<NotificationRequested>> requests, Lane lane, List<WaitingRequest> waited) {
        return people.know(requests)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> polls.plan(requests, known, lane, waited))
                .chain(planned -> transactions.inTransaction(pipeline, client -> write(client, planned)))
                .invoke(written -> count(written, lane))
                .call(written -> publisher.publishAll(events(written)))
                .map(PlanBatch::refusals);
    }

    private Uni<Written> write(SqlClient client, PlannedPoll planned) {
        return waiting.putAll(client, planned.waiting())
                .chain(() -> timeline.insertAll(client, planned.told()))
                .chain(() -> waiting.deleteAll(client, planned.done()))
                .chain(() -> write(client, planned.plans()));
    }

    private Uni<Written> write(SqlClient client, List<Plan> plans) {
        return cancellations
                .shutOutAndFind(client, plans.stream().map(Plan::notification).toList())
                .map(cancelled -> planner.honour(plans, cancelled))
                .chain(honoured -> stopped.honour(client, honoured))
                .chain(honoured -> writeHonoured(client, honoured));
    }

    private Uni<Written> writeHonoured(SqlClient client, List<Plan> plans) {
        List<Plan> keyed =
                plans.stream().filter(plan -> plan.idempotencyKey() != null).toList();
        return idempotency
                .claimAll(client, keyed)
                .map(holders -> Sorting.of(plans, holders))
                .call(sorting -> idempotency.insertRepeats(client, sorting.repeats()))
                .chain(sorting -> writeSorted(client, sorting))
                .call(written -> tally.addAll(client, flat(written.fresh(), Plan::shifts)))
                .chain(written -> arrivals.tell(client, flat(written.fresh(), Plan::inbox))
                        .map(written::plus));
    }

    private Uni<Written> writeSorted(SqlClient client, Sorting sorting) {
        List<Plan> all = new ArrayList<>(distinct(sorting.candidates()));
        sorting.reused().forEach(plan -> all.add(planner.refuse(plan, Reason.IDEMPOTENCY_KEY_REUSED)));
        return notifications
                .insertAll(client, all.stream().map(Plan::notification).toList())
                .chain(inserted -> writeFresh(client, sorting, all, inserted));
    }

    private Uni<Written> writeFresh(SqlClient client, Sorting sorting, List<Plan> all, Set<UUID> inserted) {
        List<Plan> fresh = all.stream()
                .filter(plan -> inserted.contains(plan.notification().id()))
                .toList();
        List<Delivery> freshDeliveries = flat(fresh, Plan::deliveries);
        List<InboxEntry> freshInbox = flat(fresh, Plan::inbox);
        Written written = new Written(sorting, all, fresh, freshDeliveries, List.of());
        return deliveries
                .insertAll(client, freshDeliveries)
                .chain(() -> timeline.insertAll(client, planner.story(fresh, sorting)))
                .chain(() -> inbox.insertAll(client, freshInbox))
                .chain(() -> digests.joinAll(client, flat(fresh, Plan::joins), clock.instant()))
                .chain(() -> withHalfDone(client, written, all));
    }

    /** Adds what an earlier run of ours wrote but may not have emitted. */
    private Uni<Written> withHalfDone(SqlClient client, Written written, List<Plan> all) {
        Map<UUID, Notification> known = new HashMap<>();
        all.forEach(plan -> known.put(plan.notification().id(), plan.notification()));
        written.fresh().forEach(plan -> known.remove(plan.notification().id()));
        return notifications
                .findOrigins(client, known.keySet())
                .map(origins -> halfDone(all, known, origins))
                .chain(plans -> addHalfDone(client, written, plans));
    }

    private static List<Plan> halfDone(List<Plan> all, Map<UUID, Notification> known, Map<UUID, Origin> origins) {
        return all.stream()
                .filter(plan -> known.containsKey(plan.notification().id()))
                .filter(plan -> plan.notification()
                        .origin()
                        .equals(origins.get(plan.notification().id())))
                .toList();
    }

    private Uni<Written> addHalfDone(SqlClient client, Written written, List<Plan> halfDone) {
        List<UUID> deliveryIds =
                flat(halfDone, Plan::deliveries).stream().map(Delivery::id).toList();
        List<UUID> inboxIds =
                flat(halfDone, Plan::inbox).stream().map(InboxEntry::id).toList();
        return deliveries.listByIds(client, deliveryIds).chain(pending -> inbox.listByIds(client, inboxIds)
                .map(entries -> add(written, pending, entries)));
    }

    private static Written add(Written written, List<Delivery> deliveries, List<InboxEntry> entries) {
        List<Delivery> allDeliveries = new ArrayList<>(written.deliveries());
        deliveries.stream().filter(delivery -> delivery.attempt() <= 1).forEach(allDeliveries::add);
        List<OutgoingEvent> again =
                entries.stream().map(InboxEvents::createdBefore).toList();
        return new Written(written.sorting(), written.all(), written.fresh(), allDeliveries, again);
    }

    private static List<OutgoingEvent> events(Written written) {
        List<OutgoingEvent> events = new ArrayList<>(
                2 * written.deliveries().size() + written.inbox().size());
        written.deliveries().stream()
                .filter(DeliveryEvents::isForDispatcher)
                .map(DeliveryEvents::requested)
                .forEach(events::add);
        written.deliveries().stream().map(DeliveryEvents::statusChanged).forEach(events::add);
        events.addAll(written.inbox());
        return events;
    }

    private static List<Refusal> refusals(Written written) {
        return written.all().stream()
                .map(Plan::notification)
                .filter(notification -> notification.failureReason() != null)
                .map(PlanBatch::refusal)
                .toList();
    }

    private static Refusal refusal(Notification refused) {
        Origin origin = refused.origin();
        return new Refusal(
                origin.topic(), origin.partition(), origin.offset(), refused.failureReason(), refused.failureDetail());
    }

    private void count(Written written, Lane lane) {
        metrics.planned(lane, written.fresh(), written.sorting());
        settled.settled(written.deliveries().stream()
                .filter(delivery -> delivery.status() != DeliveryStatus.PENDING)
                .filter(delivery -> delivery.status() != DeliveryStatus.SCHEDULED)
                .toList());
    }

    private static List<Plan> distinct(List<Plan> plans) {
        Set<UUID> seen = new HashSet<>();
        return plans.stream().filter(plan -> seen.add(plan.notification().id())).toList();
    }

    private static <T> List<T> flat(List<Plan> plans, Function<Plan, List<T>> part) {
        return plans.stream().map(part).flatMap(List::stream).toList();
    }
}
